"""Text of the page on method: how things are computed, what words mean, what changed."""

from __future__ import annotations

# Heading and explanation. Formulas follow measures of this project; sources stand in the text.
METHODS: tuple[tuple[str, str], ...] = (
    (
        "Capaian",
        "Capaian = jumlah terlayani ÷ jumlah sasaran. Untuk kecamatan dan kabupaten: jumlah terlayani "
        "semua desa ÷ jumlah sasaran semua desa yang punya keduanya. **Persentase tidak pernah "
        "dirata-ratakan.** Bila berkas hanya memuat persentase, angka gabungan tidak dihitung dan "
        "alasannya ditulis, kecuali baris jumlah tercetak di berkas itu sendiri (ditandai *sebagaimana "
        "tercetak*).",
    ),
    (
        "Jarak ke target",
        "Dalam poin: target − capaian (atau capaian − target bila makin rendah makin baik); 0 bila "
        "tercapai. Dalam jumlah orang: target × sasaran dibulatkan ke atas, dikurangi yang sudah "
        "terlayani. Sasaran yang berbeda (ibu hamil, balita, rumah tangga) tidak dijumlahkan.",
    ),
    (
        "Dua angka kekurangan kabupaten",
        "Kekurangan menurut angka kabupaten dapat lebih kecil daripada jumlah kekurangan desa, karena "
        "desa yang melebihi target menutupi desa yang kurang. Yang harus dikerjakan adalah jumlah "
        "kekurangan desa; keduanya ditampilkan.",
    ),
    (
        "Sektor dan kecamatan",
        "Sektor tidak punya angka capaian sendiri. Yang ditampilkan: berapa indikatornya mencapai "
        "target, jarak terbesar, dan sasaran yang belum terjangkau menurut kelompok sasaran.",
    ),
    (
        "Belum ada data bukan nol",
        "Sel kosong, tanda strip, dan kesalahan rumus berarti belum ada data. Angka 0 dibaca sebagai 0, "
        "tetapi ditandai bila mungkin berarti *belum diisi*. Nilai di atas 100 % ditampilkan apa adanya "
        "dan ditandai.",
    ),
    (
        "Koreksi kantor",
        "Angka yang meragukan ditanyakan kepada kantornya; jawaban yang diterima dipakai sebagai koreksi dan "
        "berkas asal tidak diubah. Koreksi dikenali dari wilayah, indikator, ukuran, dan periodenya, dan "
        "hanya dipasang bila angka yang terbaca masih sama dengan saat ditanyakan; bila berkas baru sudah "
        "memuatnya, koreksi dilepas dengan pemberitahuan. Jejak sel menunjukkan angka semula, angka baru, "
        "alasan, kantor, dan tanggalnya.",
    ),
    (
        "Dua sumber prevalensi",
        "SSGI/SKI adalah survei contoh: mewakili kabupaten, dipakai menilai target, tidak punya angka "
        "desa. e-PPGBM adalah catatan posyandu: ada di setiap desa, dipakai mengarahkan kerja, "
        "bergantung pada berapa balita yang diukur. Keduanya tidak digabung dalam satu garis.",
    ),
    (
        "Uji dua angka",
        "Bila bagian balita yang diukur c dan prevalensi di antaranya p, prevalensi semua balita berada "
        "di antara c·p dan c·p + (1 − c). Untuk mencapai angka survei S, balita yang tidak diukur harus "
        "punya prevalensi (S − c·p) ÷ (1 − c); di atas 100 % berarti balita yang terlewat saja tidak "
        "dapat menjelaskan selisihnya. Survei punya galat sampel sendiri (selang Wilson "
        "dengan koreksi kontinuitas; dianggap 400 balita dari 40 blok sensus, efek rancangan 1,5); di "
        "dalam galat itu tidak ada yang disebut tidak mungkin.",
    ),
    (
        "Konvergensi",
        "Matriks mencatat setiap layanan terpisah. Untuk k layanan bagi sasaran yang sama, bagian yang "
        "menerima semuanya paling sedikit jumlah capaian − (k − 1) dan paling banyak capaian terkecil. "
        "Layanan yang sasarannya berbeda 10 % atau lebih tidak disatukan. Sasaran di dalam sasaran (ibu "
        "hamil KEK "
        "di dalam ibu hamil, baduta di dalam balita) ikut menurut jumlah orangnya.",
    ),
    (
        "Ketimpangan antarwilayah",
        "Definisi mengikuti WHO HEAT Plus: selisih tertinggi-terendah, rata-rata jarak dari rata-rata "
        "kabupaten tertimbang sasaran (MDMW), indeks selisih (IDIS), dan orang yang tertinggal bila "
        "semua setara yang terbaik (PAR). Sasaran kecil menimbulkan perbedaan semu; bagian itu "
        "diperkirakan dan dikurangkan. Desa di kedua ujung dipilih menurut persen yang memperhitungkan "
        "sedikitnya sasaran; *terburuk* hanya disebut bila selangnya membedakannya. "
        "*Lebih timpang* atau *lebih merata* hanya disebut bila "
        "perubahannya melebihi "
        "galatnya (bootstrap parametrik kedua periode pada wilayah yang sama).",
    ),
    (
        "Prioritas",
        "Juknis Aksi 1 menyebut matriks prioritas tanpa bobot dan batas baku. Karena itu bobotnya "
        "terlihat dan dapat diubah, dan perhitungan diulang sekurang-kurangnya 1.000 kali dengan bobot "
        "dan angka yang digeser. *Pasti*: masuk daftar dalam 90 % pengulangan atau lebih; *bergantung*: "
        "10–90 %; selain itu *tidak*.",
    ),
    (
        "Janji dan hasil",
        "Baris rencana dibandingkan dengan angka terbaru indikator, wilayah, sumber, dan panjang periode "
        "yang sama. *Ditepati*: target baris tercapai, atau target keluaran bila satuannya sasaran itu "
        "sendiri, dan perubahannya melebihi kebetulan; orang yang bertambah dihitung dari capaian dulu "
        "kali sasaran sekarang. *Sesuai laju*: berubah sekurang-kurangnya (janji − dulu) × bulan "
        "berlalu ÷ bulan yang "
        "tersedia. Tenggat: akhir triwulan terakhir yang ditulis, yang pertama sesudah periode angkanya; "
        "tanpa waktu: setahun. *Terlambat*: lebih lambat, tetap, atau tenggat lewat. *Berlawanan*: menjauh "
        "lebih dari 1,96 simpangan binomial selisihnya. *Belum terukur*: antara lain bila hanya ada "
        "persentase, "
        "jumlah sasaran berubah lebih dari 33 %, atau perubahannya sekecil yang dapat timbul kebetulan.",
    ),
    (
        "Tabel Juknis Aksi 1\u20132",
        "“Rata-rata cakupan” pada form analisis situasi adalah jumlah terlayani ÷ jumlah sasaran. Warna "
        "matriks prioritisasi desa (Tabel 1.2) membandingkan dengan angka kabupaten atau target memakai "
        "batas status dasbor; aturannya tercetak di lembarnya, karena batas resmi tidak ditemukan. Kode "
        "Kepmendagri 050-5889 hanya diisi dari rencana tindak lanjut.",
    ),
    (
        "Kategori WHO untuk prevalensi",
        "< 2,5 % sangat rendah; 2,5–< 10 % rendah; 10–< 20 % sedang; 20–< 30 % tinggi; ≥ 30 % sangat tinggi "
        "(de Onis dkk. 2019).",
    ),
)

GLOSSARY: tuple[tuple[str, str], ...] = (
    ("Sasaran", "orang, keluarga, atau desa yang seharusnya dilayani (penyebut)"),
    ("Capaian", "bagian sasaran yang sudah dilayani (pembilang ÷ penyebut)"),
    ("Poin", "selisih dua persentase: dari 70 % ke 80 % adalah 10 poin"),
    (
        "Indikator spesifik / sensitif",
        "layanan langsung gizi / layanan pendukung lintas sektor",
    ),
    ("SSGI, SKI", "survei status gizi Indonesia, survei kesehatan Indonesia"),
    ("e-PPGBM", "pencatatan dan pelaporan gizi berbasis masyarakat secara elektronik"),
    ("KRS", "keluarga berisiko stunting"),
    ("TPK, TPPS", "tim pendamping keluarga, tim percepatan penurunan stunting"),
    ("Baduta, balita", "anak 0–23 bulan, anak 0–59 bulan"),
    ("Rematri, catin", "remaja putri, calon pengantin"),
    ("PUS, WUS", "pasangan usia subur, wanita usia subur"),
    ("KEK, LiLA", "kurang energi kronis, lingkar lengan atas"),
    ("TTD", "tablet tambah darah"),
    ("PMT, MP-ASI, IMD", "makanan tambahan, makanan pendamping ASI, inisiasi menyusu dini"),
    ("TB/U, BB/U, BB/TB", "tinggi menurut umur, berat menurut umur, berat menurut tinggi"),
    ("D/S", "balita ditimbang dibagi semua balita sasaran"),
    ("IDL", "imunisasi dasar lengkap"),
    ("STBM, BABS, ODF", "sanitasi total berbasis masyarakat, buang air besar sembarangan, bebas BABS"),
    ("PKH, BPNT, PBI", "program keluarga harapan, bantuan pangan nontunai, penerima bantuan iuran JKN"),
    ("KPM", "keluarga penerima manfaat (sosial) atau kader pembangunan manusia (desa)"),
    ("OPD", "organisasi perangkat daerah: dinas, badan, kantor, kecamatan"),
    ("Lokus", "desa/kelurahan lokasi fokus penanganan"),
)

CHANGES: tuple[tuple[str, str], ...] = (
    ("0.1.0", "Versi pertama: capaian Σ terlayani ÷ Σ sasaran, batas status 100/90/75 % dari target."),
    (
        "0.2.0",
        "Setiap angka membawa kepastian pembacaannya, dan suatu capaian sepasti sel terlemahnya. Angka yang "
        "meragukan tetap ditampilkan dengan alasannya, tetapi tidak dinilai, tidak diperingkat, tanpa "
        "kesenjangan, dan tidak pernah dihitung sebagai tercapai. Arti kolom ditetapkan dari hitungan antar "
        "kolom, kata, tanda di sel dan satuan secara bersama. Keputusan petugas tentang suatu lembar tidak "
        "diubah lagi oleh pembacaan. Angka dibaca seperti tertulis (satuan, tanda kaki, koma, titik); yang "
        "dapat berarti dua ditanyakan. Setiap berkas dan tabel dipahami sendiri-sendiri. Tahun yang tidak "
        "tertulis ditanyakan.",
    ),
    (
        "0.3.0",
        "Sekolah dan posyandu adalah bagian dari wilayahnya, dan jumlahnya adalah angka wilayah itu. "
        "Jumlah yang selnya berformat tanggal (50 tampak sebagai 19 Februari 1900) dibaca sebagai jumlah. "
        "Formulir E.81 dibaca juga sebagai matriks indikator; realisasinya jumlah triwulannya. "
        "Tabel yang berlanjut di bawah kepala yang sama "
        "adalah satu tabel. Triwulan dan bulan tanpa tahun memakai tahun di sampingnya. Formulir satu "
        "puskesmas atau kecamatan ditampilkan sebagai puskesmas atau kecamatan itu. Batas seperti ‘<5’ "
        "di tempat angka capaian ditanyakan. Tahun formulir, keputusan, dan rencana bukan tahun angkanya, "
        "dan tahun target tidak menentukan tahun capaian. Kolom tahun pada tabel target RPJMD atau RAD "
        "dibaca sebagai target tahun itu; yang hanya mungkin target ditanyakan. Indikator di bawah nama "
        "wilayah adalah milik "
        "wilayah itu; baris provinsi, nasional, dan tertinggi bukan jumlah kabupaten, dan desa yang namanya "
        "tidak jelas tidak pernah dibaca sebagai kabupaten. Kolom bilangan bulat yang hanya judulnya "
        "menyebut cakupan ditanyakan. Persentase dari penerima layanan lain "
        "(naik berat badan setelah PMT) meragukan. "
        "Kegiatan RAD/RKPD dihubungkan ke indikator lewat kodenya lebih dahulu, lalu kata-katanya. "
        "Dari pagu murni dan perubahan, perubahan yang dipakai. "
        "Capaian kosong di samping rumus yang menunjukkan 0 % adalah belum ada data. Jumlah orang yang "
        "tidak bulat ditanyakan. Dua indikator dengan satu capaian dan dua sasaran (D/S dua kali) sama-sama "
        "menunggu sampai ada yang memastikan. Puskesmas dan kecamatan senama dihitung sebagai satu tempat. "
        "Lebih "
        "timpang atau lebih merata, dan janji ditepati, hanya disebut bila melebihi kebetulan. Perubahan "
        "terkecil pada daftar prioritas dihitung dengan skala yang ikut berubah. Wilayah yang belum "
        "melapor bulan terakhir tetap di daftar dengan angka terakhirnya, dan layanan yang tidak "
        "dilaporkannya dihitung seolah belum ada yang terlayani. Tren dan perbandingan ditampilkan juga "
        "pada desa yang melapor di kedua periode, hitungannya pada indikator yang ada di keduanya, dan "
        "bulan penimbangan (Februari, Agustus) hanya dengan bulan yang sama. Angka bulan, triwulan, dan "
        "semester kumulatif atau tidak ditentukan oleh jawaban petugas, kata, lalu semua wilayah bersama; "
        "yang belum pasti ditanyakan. Angka kumulatif sebelum akhir tahun dinilai dengan target pro rata "
        "(9/12 untuk Triwulan III) dan disebut begitu; kantor dapat mematikannya. Uji dua angka memakai "
        "galat survei. Target tahun lain disebut tahunnya. Indikator yang paling jauh dari target dan "
        "jumlah indikator yang dinilai sama di semua halaman dan dokumen: layanan untuk orang lebih "
        "dahulu, wilayah yang sama jauhnya disebut bersama. Desa di luar daftar resmi dihitung di "
        "kecamatannya; angkanya sendiri menunggu sampai jelas desa mana. Temuan mutu data dibatasi: angka "
        "yang menyimpang dari waktu ke waktu memerlukan delapan periode sebelumnya, sasaran kecil "
        "diperhitungkan, dan dari temuan yang dapat timbul kebetulan paling banyak satu dari dua puluh "
        "keliru. Angka yang tersalin, berhenti berubah, tepat 100 % di banyak desa, atau bergeser serentak "
        "ikut ditanyakan. Desa diurutkan menurut nilai yang ditarik ke angka seluruh desa kabupaten "
        "(beta-binomial), makin kuat makin sedikit sasarannya; angka aslinya yang tertulis. Desa terjauh "
        "menyebut desa lain yang tidak dapat dibedakan darinya, dan desa dengan sasaran di bawah 20 berwarna "
        "abu-abu. Unggahan terbaru dari formulir, wilayah, dan periode yang sama menggantikan yang lama. "
        "Enam puluh lima indikator baru dikenali (antara lain GENTING, MBG, K1, USG, TTD/MMS 180, scorecard "
        "desa); TTD/MMS 180 tidak lagi dinilai dengan target 90 tablet, dan kelas ibu hamil, MDD, posyandu "
        "ILP, serta jumlah bidan desa bukan lagi indikator yang mirip namanya.",
    ),
)
