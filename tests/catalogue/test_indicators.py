"""The shipped catalogue: complete, consistent, and honest about what was verified."""

from dataclasses import replace

import pytest

from stunting.catalogue.files import GroupRole, read_glossary, read_target_groups
from stunting.catalogue.indicators import load_catalogue
from stunting.model.indicators import (
    Direction,
    Indicator,
    IndicatorKind,
    OfficeSettings,
    SourceMark,
    StatusCutoffs,
    Target,
    Unit,
)
from stunting.ui.shown.definitions import target_table


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue()


def own_target(id, year, share):
    return Target(id, year, share, "SK Bupati (rekaan)", SourceMark.OFFICE)


def test_29_essential_indicators_in_official_order(catalogue):
    essential = catalogue.essential()
    assert len(essential) == 29
    assert [one.number for one in catalogue.generation.listed] == list(range(1, 30))
    assert essential[0].id == "adolescent_girls_ifa"
    assert essential[19].id == "family_stop_babs"
    assert essential[28].id == "kpm_food_variety"


def test_33_supply_indicators_follow(catalogue):
    ids = list(catalogue.indicators)
    supply = ids[29:62]
    assert (supply[0], supply[-1]) == ("rembuk_kabupaten", "village_fund_share")
    assert all(catalogue.indicators[id].kind is IndicatorKind.SUPPLY for id in supply)
    assert len(ids) == 163


def test_every_indicator_can_be_shown(catalogue):
    for one in catalogue.indicators.values():
        assert 0 < len(one.short_name) <= 40, one.id
        assert one.name, one.id
        assert one.synonyms, one.id
        assert one.opd, one.id
        assert one.target_group, one.id
        assert one.numerator, one.id
        assert one.denominator or one.unit is not Unit.PERCENT, one.id


def test_every_indicator_says_where_it_was_found(catalogue):
    for one in catalogue.indicators.values():
        assert one.source, one.id
        from_memory = "ingatan" in one.source or "belum ditemukan" in one.source + one.definition
        assert one.evidence is not SourceMark.FOUND or not from_memory or "penyebutnya" in one.source, one.id


def test_short_names_tell_indicators_apart(catalogue):
    short_names = [one.short_name for one in catalogue.indicators.values()]
    assert len(set(short_names)) == len(short_names)


def test_sectors_are_a_closed_list_in_the_order_of_screens(catalogue):
    assert catalogue.sectors[:3] == ("Kesehatan", "KB", "Sosial")
    assert {one.sector for one in catalogue.indicators.values()} == set(catalogue.sectors)
    assert len(catalogue.sectors) == 12


@pytest.mark.parametrize(
    ("id", "sector", "opd", "direction"),
    [
        ("bride_ifa", "Kesehatan", ("Dinas Kesehatan", "Kantor Kemenag"), Direction.HIGHER),
        ("unmet_need_kb", "KB", ("DP3AP2KB",), Direction.LOWER),
        (
            "sanitation_access",
            "Pekerjaan Umum & Permukiman",
            ("Dinas PUPR", "Disperkimtan"),
            Direction.HIGHER,
        ),
        ("stunting_prevalence", "Kesehatan", ("Dinas Kesehatan",), Direction.LOWER),
        ("tpk_count", "KB", ("DP3AP2KB",), Direction.NONE),
    ],
)
def test_sector_offices_and_direction(catalogue, id, sector, opd, direction):
    one = catalogue.indicator(id)
    assert (one.sector, one.opd, one.direction) == (sector, opd, direction)


def test_unknown_indicator_is_none(catalogue):
    assert catalogue.indicator("no_such_indicator") is None
    assert catalogue.targets("no_such_indicator") == ()
    assert catalogue.target("no_such_indicator", 2024) is None


# Values and marks of Perpres 72/2021, RPJMN and the metadata booklet as the field notes give them.
@pytest.mark.parametrize(
    ("id", "year", "share", "evidence"),
    [
        ("pregnant_kek_supplement", 2024, 0.90, SourceMark.FOUND),
        ("pregnant_ifa_90", 2024, 0.80, SourceMark.FOUND),
        ("exclusive_breastfeeding", 2024, 0.80, SourceMark.FOUND),
        ("complementary_feeding_6_23", 2024, 0.80, SourceMark.FOUND),
        ("severe_malnutrition_treated", 2024, 0.90, SourceMark.FOUND),
        ("growth_monitoring", 2024, 0.90, SourceMark.FOUND),
        ("moderate_malnutrition_supplement", 2024, 0.90, SourceMark.FOUND),
        ("basic_immunization_complete", 2024, 0.90, SourceMark.FOUND),
        ("krs_accompaniment", 2024, 0.90, SourceMark.MEMORY),
        ("postpartum_kb", 2024, 0.70, SourceMark.FOUND),
        ("unwanted_pregnancy", 2024, 0.155, SourceMark.FOUND),
        ("unmet_need_kb", 2024, 0.074, SourceMark.FOUND),
        ("krs_home_garden", 2024, 0.50, SourceMark.MEMORY),
        ("drinking_water_access", 2024, 1.0, SourceMark.FOUND),
        ("village_authority_regulation", 2022, 1.0, SourceMark.UNCERTAIN),
    ],
)
def test_targets_keep_their_evidence(catalogue, id, year, share, evidence):
    target = catalogue.target(id, year)
    assert (target.share, target.evidence) == (share, evidence)
    assert target.verified is (evidence is SourceMark.FOUND)
    assert target.source


def test_a_newspaper_that_prints_another_target_is_noted(catalogue):
    target = catalogue.target("growth_monitoring", 2024)
    assert "Lampiran A no. 7" in target.source
    assert "80 %" in target.note


def test_a_target_is_valid_from_a_year_until_a_year(catalogue):
    found = {one.year: one for one in catalogue.targets("stunting_prevalence") if one.usable}
    assert [(one.years, one.share) for one in found.values()] == [
        ("2024", 0.14),
        ("2025\u20132026", 0.188),
        ("2029", 0.142),
    ]
    assert [year for year in range(2023, 2031) if found[2025].holds(year)] == [2025, 2026]


@pytest.mark.parametrize(
    ("id", "year", "share", "others"),
    [
        ("stunting_prevalence", 2025, 0.188, [0.18]),
        ("stunting_prevalence", 2026, 0.188, []),
        ("anc_k6", 2026, 1.0, [0.82]),
        ("anc_k6", 2025, 1.0, []),
        ("adolescent_girls_ifa", 2024, 0.58, [0.80]),
    ],
)
def test_targets_that_contradict_each_other_are_all_known(catalogue, id, year, share, others):
    target = catalogue.target(id, year)
    assert target.share == share
    assert [one.share for one in catalogue.contradicting(target, year)] == others


def test_targets_without_a_document_are_shown_and_judge_nothing(catalogue):
    for id in ("pregnant_ifa_180", "anc_k1", "anc_usg_t1", "anc_12t"):
        (target,) = catalogue.targets(id)
        assert (target.usable, target.evidence, target.year) == (False, SourceMark.UNCERTAIN, 2026)
        assert catalogue.target(id, 2026) is None
    assert catalogue.target("pregnant_ifa_180_received", 2026) is None


def test_both_targets_of_a_conflict_are_kept_and_the_decree_counts(catalogue):
    both = catalogue.targets("adolescent_girls_ifa")
    assert [target.share for target in both] == [0.58, 0.80]
    assert all("ertentangan" in target.note for target in both)
    assert catalogue.target("adolescent_girls_ifa", 2024).share == 0.58


@pytest.mark.parametrize(
    "id",
    [
        "pbi_coverage",
        "conditional_cash_families",
        "food_aid_families",
        "family_stop_babs",
        "university_support",
    ],
)
def test_what_is_no_kabupaten_percentage_is_no_target(catalogue, id):
    (target,) = catalogue.targets(id)
    assert (target.usable, target.share) == (False, None)
    assert target.note
    assert catalogue.target(id, 2024) is None


@pytest.mark.parametrize(
    ("year", "share"),
    [
        (2024, 0.14),
        (2025, 0.188),
        (2026, 0.188),
        (2028, 0.188),
        (2029, 0.142),
        (2031, 0.142),
        (2020, 0.14),
        (None, 0.142),
    ],
)
def test_target_of_a_year_without_its_own(catalogue, year, share):
    """The latest earlier one, else the earliest later one; the latest where the year is unknown."""
    assert catalogue.target("stunting_prevalence", year).share == share


def test_target_of_the_office_goes_before_all_others(catalogue):
    settings = OfficeSettings(targets=(own_target("stunting_prevalence", 2026, 0.25),))
    ours = catalogue.with_settings(settings)
    assert ours.target("stunting_prevalence", 2026).share == 0.25
    assert ours.target("stunting_prevalence", 2029).share == 0.25
    assert ours.target("stunting_prevalence", 2024).share == 0.25
    assert ours.target("stunting_prevalence", 2026).verified
    assert [target.share for target in ours.targets("stunting_prevalence")] == [
        0.25,
        0.14,
        0.188,
        0.18,
        0.142,
    ]
    assert catalogue.target("stunting_prevalence", 2026).share == 0.188


@pytest.mark.parametrize(
    ("source", "survey_only"), [("RPJMD 2025", True), ("Target e-PPGBM RAD 2025", False)]
)
def test_an_office_target_of_prevalence_judges_the_survey_unless_it_names_the_register(
    catalogue, source, survey_only
):
    target = replace(own_target("stunting_prevalence", 2026, 0.17), source=source)
    [own, *_] = catalogue.with_settings(OfficeSettings(targets=(target,))).targets("stunting_prevalence")
    assert own.survey_only is survey_only


def test_settings_twice_replace_the_target_of_the_same_year(catalogue):
    first = catalogue.with_settings(OfficeSettings(targets=(own_target("lbw", 2026, 0.05),)))
    second = first.with_settings(
        OfficeSettings(targets=(own_target("lbw", 2026, 0.04), own_target("lbw", 2027, 0.03)))
    )
    assert [(target.year, target.share) for target in second.targets("lbw")] == [(2026, 0.04), (2027, 0.03)]


def test_settings_replace_sector_offices_and_cutoffs(catalogue):
    cutoffs = StatusCutoffs(met=1.0, near=0.8, behind=0.5)
    settings = OfficeSettings(
        sectors=(
            ("family_phbs", "Lingkungan", ("Dinas Lingkungan Hidup",)),
            ("lbw", "", ("RSUD",)),
            ("gone", "X", ()),
        ),
        cutoffs=cutoffs,
    )
    ours = catalogue.with_settings(settings)
    assert ours.indicators["family_phbs"].sector == "Lingkungan"
    assert ours.indicators["family_phbs"].opd == ("Dinas Lingkungan Hidup",)
    assert ours.indicators["lbw"].sector == "Kesehatan"
    assert ours.indicators["lbw"].opd == ("RSUD",)
    assert ours.sectors == (*catalogue.sectors, "Lingkungan")
    assert ours.cutoffs == cutoffs
    assert list(ours.indicators) == list(catalogue.indicators)
    assert catalogue.indicators["family_phbs"].sector == "Kesehatan"
    assert catalogue.cutoffs == StatusCutoffs(met=1.0, near=0.9, behind=0.75)


def test_empty_settings_change_nothing(catalogue):
    assert catalogue.with_settings(OfficeSettings()) == catalogue


def test_an_indicator_can_be_added_and_replaced(catalogue):
    own = Indicator(
        id="own_one",
        name="Obat cacing",
        short_name="Obat cacing",
        synonyms=(),
        target_group="anak",
        kind=IndicatorKind.SPESIFIK,
        sector="Kesehatan",
        opd=("Dinas Kesehatan",),
        numerator="",
        denominator="",
        unit=Unit.PERCENT,
        direction=Direction.HIGHER,
        evidence=SourceMark.OFFICE,
    )
    more = catalogue.with_indicators([own])
    assert list(more.indicators)[-1] == "own_one"
    assert "own_one" not in catalogue.indicators
    assert len(more.with_indicators([own]).indicators) == 164


def test_a_catalogue_cannot_be_changed_in_place(catalogue):
    with pytest.raises(TypeError):
        catalogue.indicators["lbw"] = None
    with pytest.raises(AttributeError):
        catalogue.version = "other"


def test_version_is_stated(catalogue):
    assert catalogue.version


def test_groups_and_glossary_have_one_place_for_each_spelling():
    groups = read_target_groups()
    assert len({group.name for group in groups}) == len(groups)
    assert {group.name for group in groups if group.role is GroupRole.CASES} >= {
        "ibu hamil KEK",
        "balita gizi buruk",
    }
    spellings = [spelling for term in read_glossary() for spelling in term.spellings]
    assert len(set(spellings)) == len(spellings)


def test_target_groups_of_the_29_have_spellings(catalogue):
    named = {group.name for group in read_target_groups()}
    assert {one.target_group for one in catalogue.essential()} <= named


def test_targets_that_say_another_number_for_a_year_stand_beside_each_other(catalogue):
    own = own_target("stunting_prevalence", 2025, 0.18)
    table = target_table(catalogue.with_settings(OfficeSettings(targets=(own,))))
    ours = table[table["Sumber"] == own.source]
    assert "18,8 %" in ours["Berbeda dari"].item().replace("\u00a0", " ")
    assert table["Berbeda dari"].str.contains(own.source, regex=False).any()
