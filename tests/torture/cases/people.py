"""Lists of people, by header and by content; all of them invented."""

from tests.torture.cases.case import ALL, Case, as_book, as_csv, as_xlsx, refused, sheet_rows
from tests.torture.cases.formats import packed

SECRET = "RAHASIA"
UNSEEN = "nothing of it is shown"
NEVER = (SECRET, "6409014")


def nik(number):
    """A number built like a NIK: a woman born on one of the first days of a month of 2023."""
    return f"640901{41 + number % 28:02d}{1 + number % 12:02d}23{number:04d}"


def who(number):
    """A name of two words, another one for each of 600 numbers."""
    return f"{SECRET} {chr(97 + number % 26)}{chr(97 + number // 26)}x"


def listed(header, person, count=30):
    """Rows of a list; in a person `{n}` is a number from 0 and `{nik}` an identity number."""
    return [
        list(header),
        *(
            [value.format(n=n, nik=nik(n), d=1 + n % 28, who=who(n)) for value in person]
            for n in range(count)
        ),
    ]


def listing(*rows):
    return lambda: as_csv(listed(*rows))


HEADER = ("No", "NIK", "Nama Anak", "Tgl Lahir", "Desa", "BB/U", "TB/U")
PERSON = ("{n}", "{nik}", SECRET + " {n}", "2023-01-{d:02d}", "Babulu Darat", "Normal", "Pendek")
BLANK_HEADER = ("No", "Identitas", "Uraian", "Lahir", "Desa", "BB/U", "TB/U")


def book(hide=""):
    def finish(_, sheet):
        if hide:
            getattr(sheet, hide)()

    return lambda: as_book({"Rekap": sheet_rows(), "Daftar": listed(HEADER, PERSON)}, finish)


def person(name, header, person_row, must=UNSEEN):
    return refused(name, must, listing(header, person_row), "personal_data", never=NEVER)


NAME, BIRTH, SEX, HOUSE, PHONE = (
    "{who}",
    "2023-01-{d:02d}",
    "L",
    "RT 0{d} RW 02",
    "0812-3456-7{n:03d}",
)
BORN = [f"{1 + n % 28}/{1 + n % 12}/{2019 + n % 5}" for n in range(30)]


def with_part(name, content):
    """The matrix as a workbook with one part more, of which no sheet shows anything."""
    return packed(**{name: content})


def far_below():
    """The matrix with a list of people some hundred rows below it."""
    return as_csv([*sheet_rows(), *([""] for _ in range(300)), *listed(HEADER, PERSON)])


def births_without_header():
    rows = [[who(n), born, "LP"[n % 2], 9] for n, born in enumerate(BORN)]
    return as_csv(rows)


def columns_of(*named):
    """Header and a person of named columns behind a number."""
    return ("No", *(name for name, _ in named)), ("{n}", *(value for _, value in named))


NIKS = "".join(f"<s v='{nik(n)}'/>" for n in range(5))
DIGITS = [f"{{nik[{place}]}}" for place in range(16)]
SPACED = " ".join("".join(DIGITS[at : at + 4]) for at in (0, 4, 8, 12))

CASES = (
    person("orang-nik.csv", HEADER, PERSON),
    person("orang-tanpa-kepala-nik.csv", BLANK_HEADER, PERSON),
    person("orang-nik-berspasi.csv", *columns_of(("Kode", SPACED), ("Desa", "Babulu Darat"), ("Nilai", "3"))),
    person(
        "orang-nik-disamarkan.csv",
        *columns_of(("Kode", "640901******{n:04d}"), ("Desa", "Babulu Darat"), ("Nilai", "3")),
    ),
    person("orang-nik-dibulatkan.csv", *columns_of(("Kode", "6,40901E+15"), ("Ket", SECRET), ("Nilai", "3"))),
    person("orang-kk.csv", *columns_of(("Kode KK", "{nik}"), ("Desa", "Babulu Darat"), ("Jiwa", "3"))),
    person(
        "orang-nama-balita.csv",
        *columns_of(("Nama Balita", "{who}"), ("Desa", "Babulu Darat"), ("BB", "9")),
    ),
    person("orang-nama-lahir.csv", *columns_of(("Nama", NAME), ("Tanggal Lahir", BIRTH), ("BB", "9"))),
    person(
        "orang-lahir-kelamin.csv",
        *columns_of(("Inisial", "A"), ("Tgl Lahir", BIRTH), ("JK", SEX), ("BB", "9")),
    ),
    person(
        "orang-lahir-alamat.csv", *columns_of(("Tgl Lahir", BIRTH), ("Tempat tinggal", HOUSE), ("BB", "9"))
    ),
    person("orang-lahir-telepon.csv", *columns_of(("Lahir", BIRTH), ("Kontak", PHONE), ("BB", "9"))),
    refused("orang-tanpa-kepala.csv", UNSEEN, births_without_header, "personal_data", never=NEVER),
    refused("orang-nik.xlsx", UNSEEN, lambda: as_xlsx(listed(HEADER, PERSON)), "personal_data", never=NEVER),
    refused("orang-jauh-di-bawah.csv", UNSEEN, far_below, "personal_data", never=NEVER),
    Case("orang-satu-lembar.xlsx", "the other sheet is read", book(), ("personal_data",), ALL, never=NEVER),
    Case(
        "orang-tersembunyi.xlsx",
        "a hidden list is a list",
        book("hide"),
        ("personal_data",),
        ALL,
        never=NEVER,
    ),
    Case(
        "orang-sangat-tersembunyi.xlsx",
        "a hidden list is a list",
        book("very_hidden"),
        ("personal_data",),
        ALL,
        never=NEVER,
    ),
    Case(
        "orang-di-pivot.xlsx",
        "the file is not kept",
        with_part("xl/pivotCache/pivotCacheDefinition1.xml", f"<p>{NIKS}</p>"),
        ("hidden_people",),
        ALL,
        never=NEVER,
    ),
    Case(
        "orang-di-catatan.xlsx",
        "the file is not kept",
        with_part("xl/comments1.xml", f"<c>{NIKS}</c>"),
        ("hidden_people",),
        ALL,
        never=NEVER,
    ),
    refused(
        "orang-terlalu-lebar.csv",
        "the file is not kept",
        lambda: as_csv([[*map(nik, range(9)), *range(2_100)]]),
        "too_large",
        "hidden_people",
    ),
)
