"""Which people the denominators of the catalogue are."""

from stunting.analysis.coverage.uses import SASARAN, sasaran_wordings
from stunting.catalogue.indicators import load_catalogue


def test_denominators_are_their_group_without_ages_spelt_out_and_abbreviations():
    wordings = sasaran_wordings(load_catalogue())
    assert wordings["exclusive_breastfeeding"] == SASARAN + "bayi < 6 bulan"
    assert wordings["family_stop_babs"] == SASARAN + "keluarga"
    # Pupils of two classes are not all girls.
    assert wordings["adolescent_girls_hb_check"] != SASARAN + "remaja putri"
