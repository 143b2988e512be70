"""What comparisons say in sentences: notes on what is missing, reasons beside a figure, findings."""

from __future__ import annotations

MOVES_HINT = (
    "Petunjuk, bukan perintah: {move} {workers_name} pindah dari {give} ke {take} akan meratakan "
    "sasaran per {workers_name}."
)
NO_WORKERS_TO_PAIR = (
    "Unggahan tidak memuat jumlah tenaga atau fasilitas yang dapat dipasangkan dengan sasarannya."
)
COUNTS_UNPAIRED = "Jumlah yang belum dipasangkan dengan sasaran: {counts}."
WORKERS_MISSING = "jumlah tenaga atau fasilitas tidak ada"
WORKERS_NOT_WHOLE = "jumlah tenaga atau fasilitas bukan bilangan bulat"
SASARAN_UNKNOWN = "sasaran tidak diketahui"
NO_WORKERS_YET = "belum ada tenaga atau fasilitas"
GAP_PEOPLE_UNKNOWN = "kekurangan orang tidak diketahui (tanpa target atau capaian)"
PERIODS_DIFFER = "periode jumlah dan sasaran berbeda"
MORE_AREAS = ", dan {more} wilayah lain"
TOO_FEW_SERVICES = "kurang dari dua layanan yang berdata"
CONVERGENCE_LIMITED = (
    "{area}: {limits} {target_group} menerima ke-{services} layanannya; yang membatasi {binding} "
    "({binding_share})."
)
CONVERGENCE_NEEDS_TWO = "Konvergensi memerlukan sedikitnya dua layanan untuk sasaran yang sama."
ONE_SERVICE_ONLY = "Tanpa konvergensi karena hanya satu layanannya di data: {alone}."
SASARAN_OF_SERVICES_DIFFER = "layanan yang sasarannya berbeda 10 % atau lebih tidak ikut dihitung"
SASARAN_NEVER_ADDED = "sasaran yang berbeda tidak dijumlahkan"
NOTHING_WITH_TARGET = "tidak ada indikator yang berdata dan bertarget"
SOME_SASARAN_UNKNOWN = "ada sasaran yang tidak diketahui"
NO_SASARAN_NO_PEOPLE = "sasaran tidak diketahui, jumlah orang tidak dapat dihitung"
ONE_SOURCE = "Tidak ada layanan yang sasarannya dihitung berbeda oleh dua sumber dalam data ini."
SUM_OF_DESA = "jumlah desa"
NO_COVERAGE = "Tidak ada data capaian."
MORE_UNEQUAL = "Lebih timpang daripada"
MORE_EQUAL = "Lebih merata daripada"
NO_REAL_CHANGE = "Ketimpangannya tidak nyata berbeda dari"
ENDS = "{indicator}: terbaik {best}, terburuk {worst}; selisih {points}."
ENDS_ALIKE = "{indicator}: {best} dan {worst} berselisih {points}."
NO_WORSE = ", tidak dapat dibedakan dari {count} wilayah lain"
MEAN_DISTANCE = "Rata-rata jarak dari rata-rata {inside} ({mean}) adalah {mdmw_points}."
DISTANCE_OF_MEAN = "Jarak itu {idisw_percent} % dari rata-ratanya."
WITHIN_CHANCE = "Perbedaan ini tidak lebih besar daripada yang dapat timbul dari sasaran yang sedikit saja."
THAN_EARLIER = "{change} periode sebelumnya ({earlier})."
NOT_COMPLETE = "Tidak lengkap: {plain}."
NO_DATA_AT_LEVEL = "Tidak ada data tingkat {level}."
IF_ALL_LIKE_BEST = "Bila semua setara {best}, {people} {target_group} "
FEWER_CASES = "lebih sedikit menjadi kasus."
MORE_SERVED = "lagi terlayani."
REFERENCE_MEASURES = "D dan R terhadap acuan, MDRU, MDRW"
MEASURES_WITHOUT_DIRECTION = "MDBU, MDBW, PAR, PAF: indikator ini tidak punya arah baik atau buruk"
ONE_AREA_ONLY = "hanya satu wilayah yang memiliki nilai, tidak ada yang dibandingkan"
RATIO_OF_ZERO = "R: ada wilayah bernilai 0"
TOO_FEW_AREAS = "{short}: jumlah wilayah tidak cukup banyak"
NO_REFERENCE = "{names}: tidak ada wilayah acuan"
REFERENCE_WITHOUT_VALUE = "{names}: wilayah acuan tidak memiliki nilai"
REFERENCE_ZERO = "R terhadap acuan: pembandingnya bernilai 0"
NO_WEIGHTED_MEAN = "sasaran tidak diketahui, rata-rata tertimbang tidak dapat dihitung"
AREAS_WITHOUT_SASARAN = "{left_out} wilayah tanpa sasaran tidak masuk ukuran tertimbang"
LOGARITHM_OF_ZERO = "MLD: ada wilayah bernilai 0, logaritmanya tak terhingga"
TOO_LARGE_TO_COMPUTE = "{measures}: angka terlalu besar untuk dihitung"
NO_AREA_WITH_VALUE = "tidak ada wilayah yang memiliki nilai"
TWO_NUMBERS = (
    "Di antara {measured_share} balita yang diukur, {prevalence} stunting; nilai untuk semua balita "
    "terletak antara {lower} dan {measures}. Survei mencatat {survey}, dengan galat sampel {low}\u2013{high} "
    "({sample} balita, efek rancangan {design}): "
)
TWO_NUMBERS_IMPOSSIBLE = (
    "agar cocok, {needed} dari balita yang tidak diukur harus stunting. Itu tidak mungkin, juga di dalam "
    "galat survei: balita yang terlewat saja tidak dapat menjelaskan selisihnya. Sekalipun mereka semua "
    "stunting, masih {error} dari balita yang dicatat tidak stunting harus salah ukur, atau {error} dari "
    "semua balita berada di luar sasaran."
)
MEASURED_OUT_OF_RANGE = "Balita diukur {share} dari sasaran; periksa sasarannya."
TWO_NUMBERS_UNFIT = "Uji dua angka tidak dapat dihitung: cakupan dan prevalensi harus antara 0 dan 100 %."
TWO_NUMBERS_POSSIBLE = (
    "agar cocok, {needed} dari balita yang tidak diukur harus stunting. Itu mungkin, tetapi perlu diperiksa."
)
WITHIN_SURVEY_ERROR = (
    "angka itu sendiri di luar rentang, tetapi rentang galatnya bertemu: selisihnya dapat berasal dari galat "
    "sampel survei."
)
TWO_NUMBERS_YEARS = "Data rutin {register}, survei {survey}: tahunnya tidak sama. "
UNMEASURED_OF_DESA = (
    " Balita yang belum diukur terbanyak di {desa}: di situ {people} dari {needed} dapat berada."
)
SURVEY_BELOW_BOUNDS = (
    "angka itu lebih rendah daripada batas bawah, sekalipun tidak satu pun balita yang tidak diukur "
    "stunting. Cakupan pengukuran saja tidak dapat menjelaskan selisihnya; {error} dari balita yang dicatat "
    "stunting harus salah ukur."
)
NO_PREVALENCE = "Belum ada prevalensi stunting dalam data yang diunggah."
CHILDREN_OF_OTHER_DESA = (
    "Di {apart} wilayah, sasaran balita dan balita diukur berasal dari jumlah desa yang berbeda."
)
SURVEY_IS_OF_ALL = "Angka survei sudah mewakili semua balita."
PREVALENCE_MISSING = "Prevalensi belum ada."
MEASURED_UNKNOWN = "Jumlah balita diukur atau sasaran balita tidak ada pada wilayah dan periode ini."
TWO_NUMBERS_EQUAL = "kedua angka sama"
ALL_MEASURED = "semua balita sudah diukur, jadi selisihnya bukan soal cakupan"
NO_REGISTER_THAT_YEAR = "Tidak ada prevalensi rutin pada tahun yang sama atau tahun di sebelahnya."
TWO_NUMBERS_NOT_TESTED = "Uji dua angka {area} {period}: {why}"
PACE_OF_TREND = "; laju {observed}, diperlukan {required} per tahun: {verdict}"
NO_VALUE = "tidak ada nilai"
ONE_PERIOD_ONLY = "hanya satu periode"
AARR_OF_ZERO = "AARR: ada nilai 0"
WITHOUT_DIRECTION = "indikator tanpa arah"
WITHOUT_TARGET = "tanpa target"
NO_DEADLINE = "tenggat tidak disebut"
DEADLINE_PASSED = "tenggat sudah lewat"
PRINTED_AND_COMPUTED = "sebagian angka tercetak, sebagian dihitung dari jumlah"
MAY_BE_CUMULATIVE = "angka dalam tahun berjalan dapat kumulatif"
MONTHS_OF_WEIGHING = "bulan penimbangan (Februari, Agustus) dibandingkan dengan bulan yang sama saja"
MATCHED_CHANGE = (
    " Pada {areas} desa yang melapor di kedua periode: {change} (dari {first} menjadi {last}); yang melapor "
    "{before} lalu {now}."
)
NO_TREND_YET = "{place}: tren belum dapat dihitung.{doubts}"
UNDATED_LEFT_OUT = "{undated} angka tanpa periode yang jelas tidak masuk tren."
SASARAN_JUMPED = "sasaran menjadi {ratio} kali pada {period}, tren dimulai di situ"
NO_DATA_YET = "belum ada data"
PERCENT_NOT_ADDED = "hanya persentase: tidak ikut dijumlahkan"
NO_DESA_FOR = "Tidak ada data desa untuk: {missing}."
NO_DESA_WITH_BOTH = "tidak ada desa dengan capaian dan sasaran"
TARGETS_OF_DESA_DIFFER = "target desa berbeda-beda"
NOTHING_TO_CHANGE = "Tidak ada yang dapat diubah."
DEADLINE_OVER = "Tenggat {deadline} sudah lewat."
PEOPLE_UNKNOWN = "jumlah orang tidak diketahui (capaian atau sasaran belum ada)"
NO_BEST_MONTH_OF_LOWER = "bulan terbaik tidak dihitung untuk indikator yang makin rendah makin baik"
CUMULATIVE_OR_MONTHLY = (
    "belum pasti: angka bulanan ini kumulatif (s.d. bulan itu) atau per bulan? Beban kerja tidak dihitung"
)
NO_MONTHS = "data bulanan tidak ada"
BEST_MONTH_NEEDS = "bulan terbaik memerlukan sedikitnya {months} bulan"
NOBODY_SERVED_YET = "belum ada orang yang terlayani dalam sebulan pun"
NOT_CUMULATIVE = "angka bulanan tidak kumulatif; sisa dihitung dari bulan terakhir"
NO_REGISTER_COVERAGE = "Tidak ada data capaian rutin."
NO_KNOWN_GAP = "Tidak ada kekurangan orang yang diketahui."
