"""Whether an activity reaches people itself, supports those who do, or merely carries the label."""

from __future__ import annotations

import re

from stunting.catalogue.activity_codes import SubKegiatanCode, is_supporting_program
from stunting.model.activities import ActivityRole

_PEOPLE_GET = re.compile(
    r"\b(?:mendapat\w*|menerima|penerima|memperoleh|(?:ter|di)layani|diberi\w*|dipantau|diperiksa|ditimbang|"
    r"diimunisasi|didampingi|meng[ok]\w*nsumsi|pemberian|penyaluran|tersalur\w*|bantuan|pmt|makanan tambahan|"
    r"pelayanan (?:kesehatan|posyandu|kb|gizi|ibu|bayi|balita|anak|remaja)|mengikuti|(?<!ruang )kelas|"
    r"memiliki (?:akta|jamban|buku|jaminan)|tata ?laksana|pekarangan|"
    r"jamban|tangki septik|sambungan|sumur bor|akses|pendampingan|pembangunan|perluasan|"
    r"penyediaan (?:air|sub sistem)|tablet tambah darah|imunisasi|ber ?kb|pemeriksaan|skrining|"
    r"konseling|perawatan|pemicuan|sdidtk|usg|anc|susu|biskuit|sembako|mms|minum ttd|penimbangan|"
    r"akta kelahiran|rumah tidak layak huni|rtlh|dapur sehat|dashat|rujukan|"
    r"(?:paket|bahan) (?:makanan|pangan)|obat cacing|premi|p2k2|pelacakan|stimulasi|deteksi dini|akta lahir|"
    r"pengolahan air limbah|kunjungan (?:rumah|nifas|neonat\w*|ibu|bumil|balita|bayi)|"
    r"pemantauan (?:pertumbuhan|tumbuh|perkembangan|minum|konsumsi))\b"
)
_SUPPORTS = re.compile(
    r"\b(?:pe?latihan|dilatih|terlatih|bimtek|bimbingan teknis|rapat|koordinasi|sosialisasi|advokasi|"
    r"kampanye|monitoring|monev|evaluasi|rembuk|audit|orientasi|workshop|lokakarya|perjalanan dinas|"
    r"penyusunan|(?:jumlah )?kader|peningkatan (?:kapasitas|kompetensi)|pendataan|penyuluhan|diseminasi|fgd|"
    r"forum|minilok\w*|studi|kajian|tpps|verifikasi|konsultan|pengawas\w*|honor\w*|demo masak|"
    r"video|spanduk|baliho|khotbah|ceramah|ajakan|telaah|insentif|internet|"
    r"(?:pemeriksaan|pengujian) kualitas|"
    r"edukasi|^pengadaan\b.{0,40}\b(?:alat|sarana|prasarana|kendaraan|obat|media|ape|usg)|"
    r"^belanja bahan\b(?! (?:makanan|pangan))|pencetakan|"
    r"(?:pembangunan|rehab(?:ilitasi)?|pemeliharaan|perbaikan|penambahan)\b.{0,60}\b"
    r"(?:gedung|ruang|posyandu|polindes|poskesdes|balai|paud))\b"
)
_SUPPORTS_PERHAPS = re.compile(
    r"\b(?:dokumen|laporan|data|pengadaan|operasional|promosi|pembinaan|surveilans|fasilitasi|media|kie|"
    r"alat|sarana|prasarana|publikasi|sistem informasi|pemeliharaan|biaya|kit)\b"
)
# What a name begins with tells more than what it adds ("Pendampingan keluarga oleh kader"), or than the
# service whose coverage stands as its output ("Pelatihan bidan": "Cakupan kunjungan neonatal").
_BEGINS_FOR_PEOPLE = re.compile(
    r"(?:pemberian|pembagian|penyaluran|pembelian bahan makanan|distribusi|paket|bantuan|pmt|"
    r"pendaftaran|jaminan kesehatan|makanan tambahan|penatalaksanaan|kelompok|pelayanan|suntik|"
    r"penanganan (?:anak|balita|bayi|ibu|bumil)|"
    r"bulan (?:timbang|penimbangan)|susu|telur|vitamin|iuran|bedah rumah|jamban|kloset|pompa air|sumur|"
    r"layanan|pemeriksaan(?! kualitas)|skrining|imunisasi|penimbangan|pemicuan|konseling|"
    r"kunjungan (?:rumah|lapangan)|pemantauan (?:ibu|bumil|balita|bayi)|"
    r"pendampingan (?:keluarga|ibu|bumil|balita|baduta|calon pengantin|catin|remaja))\b"
)
_BEGINS_FOR_STAFF = re.compile(
    r"(?:pe?latihan|bimtek|bimbingan teknis|orientasi|workshop|lokakarya|rapat|"
    r"pembekalan|penyegaran|penguatan|validasi|verifikasi|pengawasan|pengujian|pemasangan|"
    r"demo|safari|lomba|renovasi|alat tulis|timbangan|"
    r"peningkatan (?:kapasitas|kompetensi)|pemeliharaan rantai dingin)\b"
)
# Training and the like that speak of none of these, and serve no indicator, only carry the label.
_OF_THE_FIELD = re.compile(
    r"\b(?:stunting|gizi|kesehatan|balita|bayi|baduta|ibu|hamil|bumil|catin|calon pengantin|remaja|anak|paud|"
    r"posyandu|keluarga|kb|kader|pkk|tpps|lintas|sektor|bangga kencana|sanitasi|air minum|hpk)\b"
)


def activity_role(
    name: str, output: str, code: str, row: SubKegiatanCode | None, *, serves: bool
) -> tuple[ActivityRole, str]:
    """The role of an activity and why, in Indonesian; `serves` says whether it has any indicator.

    A programme of running costs is a label; what reaches people whom no indicator counts is not clear. What
    its output says goes before the row of its code, that before its name: under "Pelayanan kesehatan balita"
    stand weighing and the training of kader alike.
    """
    output, name = output.lower(), name.lower()
    if is_supporting_program(code):
        return ActivityRole.LABEL, "program penunjang urusan (kode \u2026.01)"
    if row is None and not serves and not _OF_THE_FIELD.search(f"{output} {name}"):
        return ActivityRole.LABEL, "tidak menyebut sasaran atau layanan apa pun"
    if found := _SUPPORTS.search(output):
        return ActivityRole.SUPPORT, f"keluaran: \u201c{found[0]}\u201d"
    if row is not None and row.role is not ActivityRole.UNKNOWN:
        return row.role, f"kode {row.code}"
    if found := _BEGINS_FOR_STAFF.match(name):
        return ActivityRole.SUPPORT, f"nama: \u201c{found[0]}\u201d"
    if serves and (found := _BEGINS_FOR_PEOPLE.match(name)):
        return ActivityRole.DIRECT, f"nama: \u201c{found[0]}\u201d"
    for where, text in (("keluaran", output), ("nama", name)):
        for words, role in ((_SUPPORTS, ActivityRole.SUPPORT), (_PEOPLE_GET, ActivityRole.DIRECT)):
            if found := words.search(text):
                if role is ActivityRole.DIRECT and not serves:
                    return ActivityRole.UNKNOWN, "belum terhubung ke indikator apa pun"
                return role, f"{where}: \u201c{found[0]}\u201d"
    if found := _SUPPORTS_PERHAPS.search(f"{output} {name}"):
        return ActivityRole.SUPPORT, f"kata \u201c{found[0]}\u201d"
    if not serves:
        return ActivityRole.LABEL, "tidak menyebut layanan apa pun"
    return ActivityRole.UNKNOWN, ""
