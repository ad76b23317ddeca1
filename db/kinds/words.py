"""The words for months, weekdays, seasons and numbers in the languages that are read. Data only.

English and Ukrainian are complete with the inflected forms; months also in Russian, Polish, German and French.
"""

MONTH_NAMES = {
    "en": tuple("January February March April May June July August September October November December".split()),
    "uk": tuple(
        "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень".split()
    ),
}
MONTH_GENITIVES = tuple(
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня".split()
)

_MONTHS = """
january jan січень січня січні січнем січ январь января январе янв styczeń stycznia styczniu januar jänner janvier janv
february feb лютий лютого лютому лютим лют февраль февраля феврале фев luty lutego lutym februar février févr
march mar березень березня березні березнем бер март марта марте marzec marca marcu märz mars
april apr квітень квітня квітні квітнем квіт апрель апреля апреле апр kwiecień kwietnia kwietniu avril
may травень травня травні травнем трав май мая мае maj maja maju mai
june jun червень червня червні червнем черв июнь июня июне czerwiec czerwca czerwcu juni juin
july jul липень липня липні липнем лип июль июля июле lipiec lipca lipcu juli juillet
august aug серпень серпня серпні серпнем серп август августа августе авг sierpień sierpnia sierpniu août
september sep sept вересень вересня вересні вереснем вер сентябрь сентября сентябре сен wrzesień września wrześniu septembre
october oct жовтень жовтня жовтні жовтнем жовт октябрь октября октябре окт październik października październiku oktober octobre
november nov листопад листопада листопаді листопадом лист ноябрь ноября ноябре ноя listopad listopada listopadzie novembre
december dec грудень грудня грудні груднем груд декабрь декабря декабре дек grudzień grudnia grudniu dezember décembre déc
"""
MONTHS = {name: number for number, names in enumerate(_MONTHS.strip().splitlines(), 1) for name in names.split()}

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
_ENDINGS = "ий а е ого ої ому ій им ою у ім ій я є ього ьої ьому".split()


def _numbers(lines: str) -> dict[str, int]:
    return {word: int(line.split()[0]) for line in lines.strip().splitlines() for word in line.split()[1:]}


CARDINALS = _numbers(_CARDINALS)
_STEMS = _numbers(_ORDINALS)
ORDINALS = {
    form: number
    for word, number in _STEMS.items()
    for form in ([word] if word.isascii() else [word + ending for ending in _ENDINGS])
}
