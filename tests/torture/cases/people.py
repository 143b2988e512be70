"""Lists of people, by header and by content; all of them invented."""

from tests.torture.cases.case import ALL, Case, as_book, as_csv, as_xlsx, refused, sheet_rows

SECRET = "RAHASIA"
NIK = "6409014{:02d}01230{:03d}"
UNSEEN = "nothing of it is shown"
NEVER = (SECRET, "6409014")


def nik(number):
    """A number built like a NIK: a woman born on one of the first days of a month of 2023."""
    return f"640901{41 + number % 28:02d}{1 + number % 12:02d}23{number:04d}"


def listed(header, person, count=30):
    """Rows of a list; in a person `{n}` is a number from 0 and `{nik}` an identity number."""
    return [
        list(header),
        *([value.format(n=n, nik=nik(n), d=1 + n % 28) for value in person] for n in range(count)),
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


CASES = (
    person("orang-nik.csv", HEADER, PERSON),
    person("orang-tanpa-kepala-nik.csv", BLANK_HEADER, PERSON),
    refused("orang-nik.xlsx", UNSEEN, lambda: as_xlsx(listed(HEADER, PERSON)), "personal_data", never=NEVER),
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
)
