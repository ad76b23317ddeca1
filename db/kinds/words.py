"""The words for months, weekdays, seasons and numbers in the languages that are read. Data only.

English and Ukrainian are complete with the inflected forms; months also in Russian, Polish, German and French.
"""

_NAMES = """
January February March April May June July August September October November December
січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень
січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
"""
_ENGLISH, _UKRAINIAN, _GENITIVES = (tuple(line.split()) for line in _NAMES.strip().splitlines())
MONTH_NAMES = {"en": _ENGLISH, "uk": _UKRAINIAN}
# After a day or a preposition; English has one form only.
MONTH_GENITIVES = {"en": _ENGLISH, "uk": _GENITIVES}

# One line a month, for each language; inflected forms and abbreviations included.
_MONTHS = (
    """
january jan
february feb
march mar
april apr
may
june jun
july jul
august aug
september sept sep
october oct
november nov
december dec
""",
    """
січень січня січні січнем січ
лютий лютого лютому лютим лют
березень березня березні березнем бер
квітень квітня квітні квітнем квіт
травень травня травні травнем трав
червень червня червні червнем черв
липень липня липні липнем лип
серпень серпня серпні серпнем серп
вересень вересня вересні вереснем вер
жовтень жовтня жовтні жовтнем жовт
листопад листопада листопаді листопадом лист
грудень грудня грудні груднем груд
""",
    """
январь января январе янв
февраль февраля феврале фев
март марта марте
апрель апреля апреле апр
май мая мае
июнь июня июне
июль июля июле
август августа августе авг
сентябрь сентября сентябре сен
октябрь октября октябре окт
ноябрь ноября ноябре ноя
декабрь декабря декабре дек
""",
    """
styczeń stycznia styczniu
luty lutego lutym
marzec marca marcu
kwiecień kwietnia kwietniu
maj maja maju
czerwiec czerwca czerwcu
lipiec lipca lipcu
sierpień sierpnia sierpniu
wrzesień września wrześniu
październik października październiku
listopad listopada listopadzie
grudzień grudnia grudniu
""",
    """
januar jänner janvier
februar février
märz mars
april avril
mai
juni juin
juli juillet
august août
september septembre
oktober octobre
november novembre
dezember décembre
""",
)
MONTHS = {
    name: number
    for language in _MONTHS
    for number, names in enumerate(language.strip().splitlines(), 1)
    for name in names.split()
}

_SEASONS = """
spring весна весни весну весною навесні
summer літо літа літом влітку
autumn fall осінь осені восени
winter зима зими зиму зимою взимку
"""
SEASONS = {name: number for number, names in enumerate(_SEASONS.strip().splitlines(), 21) for name in names.split()}
SEASON_NAMES = {"en": ("spring", "summer", "autumn", "winter"), "uk": ("весна", "літо", "осінь", "зима")}

_WEEKDAYS = """
monday mon понеділок понеділка
tuesday tue вівторок вівторка
wednesday wed середа середи середу
thursday thu четвер четверга
friday fri п'ятниця п'ятниці п'ятницю
saturday sat субота суботи суботу
sunday sun неділя неділі неділю
"""
WEEKDAYS = {name: number for number, names in enumerate(_WEEKDAYS.strip().splitlines()) for name in names.split()}

# Each line starts with the number. Ukrainian in the nominative, genitive, dative and instrumental.
_CARDINALS = """
0 zero нуль
1 one один одна одне одного однієї одному одній одним однією
2 two два дві двох двом двома
3 three три трьох трьом трьома
4 four чотири чотирьох чотирьом чотирма
5 five п'ять п'яти п'ятьох п'ятьма
6 six шість шести шістьох шістьма
7 seven сім семи сімох сімома
8 eight вісім восьми вісьмох вісьмома
9 nine дев'ять дев'яти дев'ятьох дев'ятьма
10 ten десять десяти десятьох десятьма
11 eleven одинадцять одинадцяти одинадцятьма
12 twelve dozen дванадцять дванадцяти дванадцятьма
13 thirteen тринадцять тринадцяти
14 fourteen чотирнадцять чотирнадцяти
15 fifteen п'ятнадцять п'ятнадцяти
16 sixteen шістнадцять шістнадцяти
17 seventeen сімнадцять сімнадцяти
18 eighteen вісімнадцять вісімнадцяти
19 nineteen дев'ятнадцять дев'ятнадцяти
20 twenty двадцять двадцяти двадцятьма
30 thirty тридцять тридцяти тридцятьма
40 forty сорок сорока
50 fifty п'ятдесят п'ятдесяти
60 sixty шістдесят шістдесяти
70 seventy сімдесят сімдесяти
80 eighty вісімдесят вісімдесяти
90 ninety дев'яносто дев'яноста
100 hundred сто ста
"""
# Ukrainian ordinals by their stem; the ending follows gender and case.
_ORDINALS = """
1 first перш
2 second друг
3 third трет
4 fourth четверт
5 fifth п'ят
6 sixth шост
7 seventh сьом
8 eighth восьм
9 ninth дев'ят
10 tenth десят
11 eleventh одинадцят
12 twelfth дванадцят
"""
_ENDINGS = ("ий", "а", "е", "ого", "ої", "ому", "ій", "им", "ою", "у", "ім", "я", "є", "ього", "ьої", "ьому")


def _numbers(lines: str) -> dict[str, int]:
    return {word: int(line.split()[0]) for line in lines.strip().splitlines() for word in line.split()[1:]}


CARDINALS = _numbers(_CARDINALS)
_STEMS = _numbers(_ORDINALS)
ORDINALS = {
    form: number
    for word, number in _STEMS.items()
    for form in ([word] if word.isascii() else [word + ending for ending in _ENDINGS])
}
