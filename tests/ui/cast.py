"""The people and posts of previews and tests: a lively day on five accounts, and one that is hard to lay out."""

from __future__ import annotations

from tests.ui.world import FORUM, LAB, ME, account, notification, row
from traynotify.core.account import HealthState
from traynotify.core.ids import AccountId
from traynotify.core.language import listed, tr
from traynotify.core.notification import Kind
from traynotify.core.state import AccountState, Row

POD = AccountId("diaspora:pod.example.net")
OSU = AccountId("osu:osu!")


def everyone() -> list[AccountState]:
    """Five accounts, one of which needs a person."""
    rejected = tr("{host} does not accept this sign-in; please sign in again", host="pixel.example")
    return [
        account(ME),
        account(FORUM),
        account(POD, health=HealthState.POLLING),
        account(OSU),
        account(LAB, health=HealthState.NEEDS_SIGN_IN, detail=rejected),
    ]


def lively() -> list[Row]:
    """A day on five accounts, told in the sentences of the sources, so that it can be looked at in every language."""
    n, hidden = notification, "The lighthouse keeper knew it all along."
    boosters = listed(["Bob", "Carol"], 41)
    return [
        row(n("1", tr("{name} mentioned you", name="Ana Silva"), actors=["Ana Silva <ana@example.social>"],
              excerpt="Could you look at the draft before I send it? "
                      "The second chart still uses last year’s numbers.")),
        row(n("2", tr("{who} boosted your post{in_topic}", "", 43, who=boosters, in_topic=""),
              kind=Kind.BOOST, actors=["Bob", "Carol"], count=43,
              minutes=62, excerpt="Release 2.0 is out")),
        row(n("3", tr("{name} replied in {thing}", name="Mika Torv", thing="Keys for small hands"),
              kind=Kind.REPLY, actors=["Mika Torv"], minutes=70,
              subject="Keys for small hands",
              excerpt="I printed the third case last night; "
                      "the thumb cluster finally fits, and the switches arrive on Monday."), account=FORUM),
        row(n("4", tr("{who} sent you a message", "", 1, who="Juniper Vale"), kind=Kind.MESSAGE, minutes=130,
              actors=["Juniper Vale <june@example.social>"],
              excerpt="Are we still on for Thursday? I can bring the projector.")),
        row(n("5", tr("{name} asked to follow you", name="Priya Lund"),
              kind=Kind.REQUEST, actors=["Priya Lund"], minutes=242)),
        row(n("6", tr("{who} liked your post", "", 1, who="Ilo Brandt"),
              kind=Kind.REACTION, actors=["Ilo Brandt"], minutes=305,
              excerpt="Three small lamps for a long corridor"), read=True),
        row(n("7", tr("{name} reported a problem with {thing}", name="Tomo Hara", thing="Paper Lanterns"),
              kind=Kind.OTHER, actors=["Tomo Hara"], minutes=400,
              subject="Paper Lanterns",
              excerpt="00:42:318 — the slider ends a beat late; same at 01:10:002"), account=OSU),
        row(n("8", tr("{who} commented on your post", "", 1, who="Ines Okafor"),
              kind=Kind.POST, actors=["Ines Okafor"], minutes=425,
              excerpt="That trail is closed until spring, take the one behind the mill instead. "
                      "I walked it on Sunday."), account=POD),
        row(n("9", tr("{name} mentioned you", name="Oskar Wren"),
              actors=["Oskar Wren <oskar@example.social>"], minutes=430,
              warning="film ending", excerpt=hidden)),
        row(n("10", tr("{name} replied in {thing}", name="Carol Nyberg", thing="Printer queue"),
              kind=Kind.REPLY, actors=["Carol Nyberg"], minutes=490,
              subject="Printer queue", excerpt="It prints again since I unplugged the scanner."),
            account=FORUM, read=True,
            failure=tr("{host} has trouble of its own (error {status})", host="forum.example.org", status=503)),
        row(n("11", tr("A poll you voted in has ended"), kind=Kind.POLL, minutes=1012,
              excerpt="Which city for the autumn meet-up?"), account=LAB, read=True),
        row(n("12", tr("{name} followed you", name="Pia Falk"),
              kind=Kind.FOLLOW, actors=["Pia Falk"], minutes=1500), read=True),
        row(n("13", tr("{name} edited a post you boosted", name="Ana Silva"),
              kind=Kind.EDIT, actors=["Ana Silva"], minutes=2900,
              excerpt="Release 2.0 is out, now with the right link"), read=True),
    ]  # fmt: skip


def unruly() -> list[Row]:
    """Long German words, Japanese, Arabic, emoji, and a name that is an address."""
    n = notification
    widow, topic = "Friederike Donaudampfschifffahrtskapitänswitwe", "Grundstücksverkehrsgenehmigungszuständigkeit"
    boosters = listed(["Bob", "Carol", "Dimitri-Alexandros Papadopoulos"], 1234)
    address = "https://averyveryverylongaddress.example/without/any/place/to/break/at/all"
    return [
        row(n("1", f"{widow} antwortete in {topic}", kind=Kind.REPLY, actors=[widow], subject=topic, minutes=5,
              excerpt="Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz "
                      "und noch ein paar andere Wörter, die umbrechen müssen."), account=FORUM),
        row(n("2", "山田花子さんがあなたの投稿をお気に入りに登録しました", kind=Kind.REACTION, minutes=9,
              actors=["山田花子"],
              excerpt="明日の会議の資料を確認していただけますか。"
                      "グラフの数字が昨年のままになっているようです。")),
        row(n("3", "أمل النور أشارت إليك", actors=["أمل النور <amal@example.social>"], minutes=11,
              excerpt="هل يمكنك مراجعة المسودة قبل أن أرسلها؟ ما زال الرسم الثاني يستخدم أرقام العام الماضي.")),
        row(n("4", tr("{who} boosted your post{in_topic}", "", 1237, who=boosters, in_topic=""), kind=Kind.BOOST,
              actors=["Bob", "Carol", "Dimitri-Alexandros Papadopoulos"], count=1237, minutes=100,
              excerpt="🎉 Release 2.0 is out 🎉")),
        row(n("5", tr("{name} mentioned you", name=address), minutes=300, actors=[address], excerpt="x")),
    ]  # fmt: skip
