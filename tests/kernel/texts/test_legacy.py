"""Text of before Unicode, and text encoded twice (groups B20 to B22)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo.kernel.texts import (
    LegacyEncoding,
    from_tcvn3,
    from_vni,
    legacy_encoding,
    nfc,
    repair_double_encoding,
)
from chibo.kernel.texts.alphabet import VIETNAMESE_LETTERS
from chibo.kernel.texts.legacy import TCVN3, VNI

LETTERS_WITH_MARKS = [letter for letter in VIETNAMESE_LETTERS if not letter.isascii()]
TO_TCVN3 = {letter: code for code, letter in TCVN3.items()}
TO_VNI = {letter: code for code, letter in VNI.items()}
WORDS = st.text(VIETNAMESE_LETTERS + " ", max_size=40)

CREED = "Cộng hòa xã hội chủ nghĩa Việt Nam Độc lập Tự do Hạnh phúc"
CREED_IN_TCVN3 = "Céng hßa x· héi chñ nghÜa ViÖt Nam §éc lËp Tù do H¹nh phóc"
CREED_IN_VNI = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam Ñoäc laäp Töï do Haïnh phuùc"


@pytest.mark.parametrize("letter", LETTERS_WITH_MARKS)
def test_each_of_the_134_letters_comes_back_from_tcvn3_b21(letter: str) -> None:
    code = TO_TCVN3.get(letter, letter)

    assert len(code) == 1
    assert from_tcvn3(code) == letter
    assert from_tcvn3(code, capitals=True) == letter.upper()


@pytest.mark.parametrize("letter", LETTERS_WITH_MARKS + [letter.upper() for letter in LETTERS_WITH_MARKS])
def test_each_of_the_134_letters_comes_back_from_vni_b21(letter: str) -> None:
    assert from_vni(TO_VNI[letter]) == letter


def test_no_two_letters_share_a_code() -> None:
    assert len(set(TCVN3.values())) == len(TCVN3)
    assert len(set(VNI.values())) == len(VNI) == 134


@given(WORDS)
def test_words_come_back_from_both_encodings(words: str) -> None:
    in_tcvn3 = "".join(TO_TCVN3.get(letter, letter) for letter in words)
    in_vni = "".join(TO_VNI.get(letter, letter) for letter in words)

    assert from_tcvn3(in_tcvn3) == nfc(words)
    assert from_vni(in_vni) == nfc(words)


def test_known_sentences_are_read_b21() -> None:
    assert from_tcvn3(CREED_IN_TCVN3) == CREED
    assert from_vni(CREED_IN_VNI) == CREED
    assert from_vni("Aùnh, Ñaøo") == "Ánh, Đào"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (CREED_IN_TCVN3, LegacyEncoding.TCVN3),
        ("NguyÔn V¨n Hoµ", LegacyEncoding.TCVN3),
        ("Lª ThÞ Lan", LegacyEncoding.TCVN3),
        (CREED_IN_VNI, LegacyEncoding.VNI),
        ("Nguyeãn Vaên Hoøa", LegacyEncoding.VNI),
        ("Lý Thò Xuaân", LegacyEncoding.VNI),
        (CREED, None),
        ("Hà", None),
        ("Lò Văn Bé", None),
        ("Hoàng Bé", None),
        ("José Müller", None),
        ("Nguyen Van A", None),
        ("§", None),
        ("", None),
    ],
)
def test_an_old_encoding_is_recognised_by_its_words_b21(text: str, encoding: LegacyEncoding | None) -> None:
    assert legacy_encoding(text) == encoding


@pytest.mark.parametrize(
    ("text", "font", "encoding"),
    [
        ("Hµ", ".VnTimeH", LegacyEncoding.TCVN3),
        ("Bé", ".VnTime", LegacyEncoding.TCVN3),
        ("Bé", "VNI-Times", LegacyEncoding.VNI),
        ("Bé", "Times New Roman", None),
        ("Hà Nội", ".VnTime", None),
        ("Nam", ".VnTime", None),
    ],
)
def test_the_font_decides_where_it_is_known_b21(text: str, font: str, encoding: LegacyEncoding | None) -> None:
    assert legacy_encoding(text, font) == encoding


@given(WORDS)
def test_words_written_in_unicode_with_letters_of_their_own_are_never_taken_for_an_old_encoding(words: str) -> None:
    assert legacy_encoding("ơ" + words) is None


@pytest.mark.parametrize(
    ("broken", "meant"),
    [
        ("Nguyá»…n Thá»‹ Há»“ng", "Nguyễn Thị Hồng"),
        ("Ä\u0090áº·ng VÄƒn Ã\u0081i", "Đặng Văn Ái"),
        ("TrÆ°Æ¡ng", "Trương"),
    ],
)
def test_text_encoded_twice_is_offered_as_it_was_meant_b22(broken: str, meant: str) -> None:
    assert repair_double_encoding(broken) == meant


@given(WORDS.filter(lambda words: not words.isascii()))
def test_whatever_was_encoded_twice_comes_back_b22(words: str) -> None:
    broken = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in words.encode())

    assert repair_double_encoding(broken) == nfc(words)


@pytest.mark.parametrize("text", ["", "Nam", "Nguyễn Thị Hồng", "Hà Ã", "Âu Cơ", "½¼ «Bé»", "Lª ThÞ Lan"])
def test_sound_text_is_offered_no_repair(text: str) -> None:
    assert repair_double_encoding(text) is None


def test_text_of_windows_1258_is_composed_after_decoding_b20() -> None:
    decoded = b"Nguy\xea\xden Th\xf2".decode("cp1258")

    assert decoded != nfc(decoded)
    assert nfc(decoded).startswith("Nguyễn")
