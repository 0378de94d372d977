"""The demo provinces there are, by the word they are asked for with."""

from chibo.demo.bac_kan.province import BAC_KAN
from chibo.demo.khanh_hoa.province import KHANH_HOA
from chibo.demo.province import Province

PROVINCES: dict[str, Province] = {province.key: province for province in (BAC_KAN, KHANH_HOA)}
