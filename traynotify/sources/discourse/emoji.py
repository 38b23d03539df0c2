"""The codes of emojis in titles (``:cat:``) as the characters that they stand for.

Most codes are the character's own Unicode name. Of those that are not, the usual ones stand in a table; a site's own
pictures, and what only looks like a code, stay as they are written.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_CODE = r":[a-z0-9_+-]{1,60}(?::t[2-6])?:"
_RUN = re.compile(rf"(?<![A-Za-z0-9_:])(?:{_CODE})+(?![A-Za-z0-9_:])")
_SINGLE = re.compile(r":([a-z0-9_+-]{1,60})(?::t([2-6]))?:")
_TONES = {str(number): chr(0x1F3FB + number - 2) for number in range(2, 7)}
_PICTURES = range(0x1F300, 0x1FB00)
_FLAG = re.compile(r"[a-z]{2}")

_TABLE = """
+1 👍  -1 👎  thumbsup 👍  thumbsdown 👎  heart ❤️  blue_heart 💙  green_heart 💚  yellow_heart 💛
purple_heart 💜  orange_heart 🧡  black_heart 🖤  white_heart 🤍  broken_heart 💔  two_hearts 💕
hearts ♥️  tada 🎉  smile 😄  smiley 😃  grinning 😀  grin 😁  laughing 😆  sweat_smile 😅  joy 😂  rofl 🤣
slight_smile 🙂  slightly_smiling_face 🙂  upside_down_face 🙃  wink 😉  blush 😊  innocent 😇
heart_eyes 😍  star_struck 🤩  kissing_heart 😘  yum 😋  stuck_out_tongue 😛
stuck_out_tongue_winking_eye 😜  zany_face 🤪  money_mouth_face 🤑  hugs 🤗  hugging 🤗  thinking 🤔
shushing_face 🤫  zipper_mouth_face 🤐  raised_eyebrow 🤨  neutral_face 😐  expressionless 😑  smirk 😏
unamused 😒  roll_eyes 🙄  grimacing 😬  relieved 😌  pensive 😔  sleepy 😪  sleeping 😴  mask 😷
nauseated_face 🤢  sneezing_face 🤧  hot_face 🥵  cold_face 🥶  dizzy_face 😵  exploding_head 🤯
cowboy_hat_face 🤠  partying_face 🥳  sunglasses 😎  nerd_face 🤓  face_with_monocle 🧐  confused 😕
worried 😟  frowning 😦  frowning_face ☹️  open_mouth 😮  hushed 😯  astonished 😲  flushed 😳
pleading_face 🥺  anguished 😧  fearful 😨  cold_sweat 😰  disappointed_relieved 😥  cry 😢  sob 😭
scream 😱  confounded 😖  persevere 😣  disappointed 😞  sweat 😓  weary 😩  tired_face 😫  yawning_face 🥱
triumph 😤  rage 😡  angry 😠  smiling_imp 😈  imp 👿  skull_and_crossbones ☠️  poop 💩  hankey 💩  ghost 👻
robot 🤖  wave 👋  ok_hand 👌  v ✌️  crossed_fingers 🤞  metal 🤘  call_me_hand 🤙  point_left 👈
point_right 👉  point_up ☝️  point_up_2 👆  point_down 👇  raised_hand ✋  raised_hands 🙌  clap 👏
handshake 🤝  pray 🙏  writing_hand ✍️  muscle 💪  fist ✊  facepunch 👊  punch 👊  brain 🧠  eyes 👀
eye 👁️  cat 🐱  cat2 🐈  dog 🐶  dog2 🐕  mouse 🐭  mouse2 🐁  rabbit 🐰  rabbit2 🐇  fox_face 🦊  bear 🐻
panda_face 🐼  tiger 🐯  lion 🦁  cow 🐮  cow2 🐄  pig 🐷  pig2 🐖  horse 🐴  racehorse 🐎  unicorn 🦄  wolf 🐺
monkey_face 🐵  chicken 🐔  penguin 🐧  frog 🐸  octopus 🐙  bee 🐝  honeybee 🐝  beetle 🐞  whale 🐳
whale2 🐋  dolphin 🐬  fish 🐟  shark 🦈  camel 🐫  dromedary_camel 🐪  elephant 🐘  four_leaf_clover 🍀
sunflower 🌻  rose 🌹  evergreen_tree 🌲  deciduous_tree 🌳  apple 🍎  lemon 🍋  pizza 🍕  hamburger 🍔
fries 🍟  cake 🍰  birthday 🎂  coffee ☕  tea 🍵  beer 🍺  beers 🍻  wine_glass 🍷  cocktail 🍸  champagne 🍾
cookie 🍪  popcorn 🍿  egg 🥚  moon 🌔  full_moon 🌕  new_moon 🌑  crescent_moon 🌙  sunny ☀️
partly_sunny ⛅  cloud ☁️  zap ⚡  umbrella ☔  snowflake ❄️  snowman ⛄  rainbow 🌈  ocean 🌊  star ⭐
star2 🌟  dizzy 💫  boom 💥  collision 💥  droplet 💧  sweat_drops 💦  dash 💨  earth_africa 🌍
earth_americas 🌎  earth_asia 🌏  gift 🎁  christmas_tree 🎄  jack_o_lantern 🎃  balloon 🎈
medal_sports 🏅  first_place_medal 🥇  soccer ⚽  basketball 🏀  dart 🎯  video_game 🎮  game_die 🎲  art 🎨
musical_note 🎵  notes 🎶  microphone 🎤  headphones 🎧  clapper 🎬  car 🚗  red_car 🚗  bike 🚲  train 🚆
train2 🚆  airplane ✈️  boat ⛵  sailboat ⛵  ship 🚢  anchor ⚓  house 🏠  house_with_garden 🏡  office 🏢
hospital 🏥  school 🏫  tent ⛺  computer 💻  desktop_computer 🖥️  keyboard ⌨️  printer 🖨️
floppy_disk 💾  cd 💿  iphone 📱  phone ☎️  telephone ☎️  email ✉️  envelope ✉️  incoming_envelope 📨
mailbox 📫  battery 🔋  bulb 💡  flashlight 🔦  candle 🕯️  book 📖  open_book 📖  books 📚  notebook 📓
memo 📝  pencil 📝  pencil2 ✏️  pen 🖊️  page_facing_up 📄  clipboard 📋  pushpin 📌  paperclip 📎  link 🔗
scissors ✂️  bell 🔔  no_bell 🔕  loud_sound 🔊  mute 🔇  mag 🔍  mag_right 🔎  lock 🔒  unlock 🔓  key 🔑
hammer_and_wrench 🛠️  gear ⚙️  tools 🛠️  wrench 🔧  shield 🛡️  hourglass ⌛  hourglass_flowing_sand ⏳
watch ⌚  alarm_clock ⏰  stopwatch ⏱️  calendar 📆  date 📅  moneybag 💰  dollar 💵  euro 💶  credit_card 💳
chart 💹  bar_chart 📊  warning ⚠️  no_entry ⛔  no_entry_sign 🚫  construction 🚧  rotating_light 🚨  stop_sign 🛑  x ❌
white_check_mark ✅  heavy_check_mark ✔️  check_mark ✔️  o ⭕  question ❓  grey_question ❔
exclamation ❗  heavy_exclamation_mark ❗  bangbang ‼️  interrobang ⁉️  100 💯  zzz 💤  recycle ♻️
new 🆕  ok 🆗  cool 🆒  free 🆓  up 🆙  sos 🆘  id 🆔  vs 🆚  ng 🆖  tm ™️  copyright ©️  registered ®️
arrow_right ➡️  arrow_left ⬅️  arrow_up ⬆️  arrow_down ⬇️  arrows_counterclockwise 🔄
heavy_plus_sign ➕  heavy_minus_sign ➖  information_source ℹ️  red_circle 🔴  large_blue_circle 🔵
checkered_flag 🏁  white_flag 🏳️  rainbow_flag 🏳️‍🌈  pirate_flag 🏴‍☠️  speech_balloon 💬
thought_balloon 💭  mega 📣  loudspeaker 📢  trophy 🏆  crown 👑  tophat 🎩  mortar_board 🎓  eyeglasses 👓
gem 💎  ring 💍  wheelchair ♿  shrug 🤷  man_shrugging 🤷‍♂️  woman_shrugging 🤷‍♀️  facepalm 🤦
man_facepalming 🤦‍♂️  woman_facepalming 🤦‍♀️  technologist 🧑‍💻  man_technologist 👨‍💻
woman_technologist 👩‍💻  runner 🏃  running 🏃  dancer 💃  hatching_chick 🐣  baby_chick 🐤  bug 🐛
umbrella_on_ground ⛱️
"""


def with_emojis(text: str) -> str:
    """`text` with every code that is known as its character."""
    if ":" not in text:
        return text
    return _RUN.sub(lambda run: _SINGLE.sub(_character, run[0]), text)


def _character(code: re.Match[str]) -> str:
    """The character of one code, or the code itself."""
    name, tone = code[1], code[2]
    found = _table().get(name) or _by_name(name) or _flag(name)
    return f"{found}{_TONES.get(tone or '', '')}" if found else code[0]


@cache
def _table() -> dict[str, str]:
    words = _TABLE.split()
    return dict(zip(words[::2], words[1::2], strict=True))


def _by_name(name: str) -> str:
    try:
        found = unicodedata.lookup(name.replace("_", " "))
    except KeyError:
        return ""
    return found if len(found) == 1 and ord(found) in _PICTURES else ""


def _flag(name: str) -> str:
    """The flag of a country, which is named by its two letters."""
    if not _FLAG.fullmatch(name):
        return ""
    return "".join(chr(0x1F1E6 + ord(letter) - ord("a")) for letter in name)
