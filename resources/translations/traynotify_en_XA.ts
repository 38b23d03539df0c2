<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_XA" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>server</source>
        <translation>⟦sérvér··⟧</translation>
    </message>
    <message>
        <source>Type the address of your {of}, such as {example}</source>
        <translation>⟦Týpé thé àddréss öf ýöûr {of}, sûçh às {example}···················⟧</translation>
    </message>
    <message>
        <source>“{text}” is not the address of a {of}; it looks like {example}</source>
        <translation>⟦“{text}” îs ñöt thé àddréss öf à {of}; ît lööks lîké {example}·························⟧</translation>
    </message>
    <message>
        <source>“{text}” has no domain; the address of a {of} looks like {example}</source>
        <translation>⟦“{text}” hàs ñö dömàîñ; thé àddréss öf à {of} lööks lîké {example}··························⟧</translation>
    </message>
    <message>
        <source>There is no file {path}; choose that of the authority again</source>
        <translation>⟦Théré îs ñö fîlé {path}; çhöösé thàt öf thé àûthörîtý àgàîñ························⟧</translation>
    </message>
    <message>
        <source>{path} is too large for a file of certificates</source>
        <translation>⟦{path} îs töö làrgé för à fîlé öf çértîfîçàtés··················⟧</translation>
    </message>
    <message>
        <source>{path} cannot be read: {why}</source>
        <translation>⟦{path} çàññöt bé réàd: {why}···········⟧</translation>
    </message>
    <message>
        <source>{path} holds no certificate in PEM form; it would have a line “{line}”</source>
        <translation>⟦{path} hölds ñö çértîfîçàté îñ PÉM förm; ît wöûld hàvé à lîñé “{line}”····························⟧</translation>
    </message>
    <message>
        <source>The certificate in {path} is damaged</source>
        <translation>⟦Thé çértîfîçàté îñ {path} îs dàmàgéd··············⟧</translation>
    </message>
    <message>
        <source>{host} did not answer in time</source>
        <translation>⟦{host} dîd ñöt àñswér îñ tîmé············⟧</translation>
    </message>
    <message>
        <source>{host} has an address that cannot be asked</source>
        <translation>⟦{host} hàs àñ àddréss thàt çàññöt bé àskéd·················⟧</translation>
    </message>
    <message>
        <source>{host} cannot be asked that</source>
        <translation>⟦{host} çàññöt bé àskéd thàt···········⟧</translation>
    </message>
    <message>
        <source>{host} broke off its answer</source>
        <translation>⟦{host} bröké öff îts àñswér···········⟧</translation>
    </message>
    <message>
        <source>The proxy on the way to {host} does not answer; check the proxy settings</source>
        <translation>⟦Thé pröxý öñ thé wàý tö {host} döés ñöt àñswér; çhéçk thé pröxý séttîñgs·····························⟧</translation>
    </message>
    <message>
        <source>{host} could not be reached</source>
        <translation>⟦{host} çöûld ñöt bé réàçhéd···········⟧</translation>
    </message>
    <message>
        <source>The connection to {host} broke</source>
        <translation>⟦Thé çöññéçtîöñ tö {host} bröké············⟧</translation>
    </message>
    <message>
        <source>{host} sent an answer that is damaged</source>
        <translation>⟦{host} séñt àñ àñswér thàt îs dàmàgéd···············⟧</translation>
    </message>
    <message>
        <source>{host} sends us in circles</source>
        <translation>⟦{host} séñds ûs îñ çîrçlés··········⟧</translation>
    </message>
    <message>
        <source>{host} could not be asked</source>
        <translation>⟦{host} çöûld ñöt bé àskéd··········⟧</translation>
    </message>
    <message>
        <source>{host} sent an answer that could not be read</source>
        <translation>⟦{host} séñt àñ àñswér thàt çöûld ñöt bé réàd··················⟧</translation>
    </message>
    <message>
        <source>{host} sent contradicting cookies</source>
        <translation>⟦{host} séñt çöñtràdîçtîñg çöökîés·············⟧</translation>
    </message>
    <message>
        <source>The live connection to {host} ended</source>
        <translation>⟦Thé lîvé çöññéçtîöñ tö {host} éñdéd··············⟧</translation>
    </message>
    <message>
        <source>{host} names a live connection that cannot be opened</source>
        <translation>⟦{host} ñàmés à lîvé çöññéçtîöñ thàt çàññöt bé öpéñéd·····················⟧</translation>
    </message>
    <message>
        <source>The proxy on the way to {host} has no valid address; check the proxy settings</source>
        <translation>⟦Thé pröxý öñ thé wàý tö {host} hàs ñö vàlîd àddréss; çhéçk thé pröxý séttîñgs·······························⟧</translation>
    </message>
    <message>
        <source>{host} does not speak the live protocol</source>
        <translation>⟦{host} döés ñöt spéàk thé lîvé prötöçöl················⟧</translation>
    </message>
    <message>
        <source>The live connection to {host} does not work</source>
        <translation>⟦Thé lîvé çöññéçtîöñ tö {host} döés ñöt wörk·················⟧</translation>
    </message>
    <message>
        <source>{host} is not a possible name of a server</source>
        <translation>⟦{host} îs ñöt à pössîblé ñàmé öf à sérvér················⟧</translation>
    </message>
    <message>
        <source>The connection to {host} ended</source>
        <translation>⟦Thé çöññéçtîöñ tö {host} éñdéd············⟧</translation>
    </message>
    <message>
        <source>{host} refused the live connection</source>
        <translation>⟦{host} réfûséd thé lîvé çöññéçtîöñ··············⟧</translation>
    </message>
    <message>
        <source>it is not trusted</source>
        <translation>⟦ît îs ñöt trûstéd·······⟧</translation>
    </message>
    <message>
        <source>The certificate of {host} is not valid: {reason}</source>
        <translation>⟦Thé çértîfîçàté öf {host} îs ñöt vàlîd: {reason}···················⟧</translation>
    </message>
    <message>
        <source>No secure connection to {host} is possible</source>
        <translation>⟦Ñö séçûré çöññéçtîöñ tö {host} îs pössîblé·················⟧</translation>
    </message>
    <message>
        <source>{host} was not found; check the address and the network connection</source>
        <translation>⟦{host} wàs ñöt föûñd; çhéçk thé àddréss àñd thé ñétwörk çöññéçtîöñ··························⟧</translation>
    </message>
    <message>
        <source>There is no way to {host}; check the network connection</source>
        <translation>⟦Théré îs ñö wàý tö {host}; çhéçk thé ñétwörk çöññéçtîöñ······················⟧</translation>
    </message>
    <message>
        <source>{host} no longer accepts this sign-in; please sign in again</source>
        <translation>⟦{host} ñö löñgér àççépts thîs sîgñ-îñ; pléàsé sîgñ îñ àgàîñ························⟧</translation>
    </message>
    <message>
        <source>{host} does not allow this with the present sign-in</source>
        <translation>⟦{host} döés ñöt àllöw thîs wîth thé préséñt sîgñ-îñ····················⟧</translation>
    </message>
    <message>
        <source>{host} does not offer this</source>
        <translation>⟦{host} döés ñöt öffér thîs··········⟧</translation>
    </message>
    <message>
        <source>{host} does not answer in a form that can be read</source>
        <translation>⟦{host} döés ñöt àñswér îñ à förm thàt çàñ bé réàd····················⟧</translation>
    </message>
    <message>
        <source>{host} asks to try again</source>
        <translation>⟦{host} àsks tö trý àgàîñ··········⟧</translation>
    </message>
    <message>
        <source>{host} says that this is gone for good</source>
        <translation>⟦{host} sàýs thàt thîs îs göñé för gööd···············⟧</translation>
    </message>
    <message>
        <source>{host} asks for fewer requests</source>
        <translation>⟦{host} àsks för féwér réqûésts············⟧</translation>
    </message>
    <message>
        <source>{host} sends us elsewhere, where this sign-in must not go</source>
        <translation>⟦{host} séñds ûs élséwhéré, whéré thîs sîgñ-îñ mûst ñöt gö·······················⟧</translation>
    </message>
    <message>
        <source>{host} has trouble of its own (error {status})</source>
        <translation>⟦{host} hàs tröûblé öf îts öwñ (érrör {status})··················⟧</translation>
    </message>
    <message>
        <source>{host} refused the request (error {status})</source>
        <translation>⟦{host} réfûséd thé réqûést (érrör {status})·················⟧</translation>
    </message>
    <message>
        <source>{host} gave an answer that means nothing (status {status})</source>
        <translation>⟦{host} gàvé àñ àñswér thàt méàñs ñöthîñg (stàtûs {status})·······················⟧</translation>
    </message>
    <message>
        <source>{host} sends us to this computer itself</source>
        <translation>⟦{host} séñds ûs tö thîs çömpûtér îtsélf················⟧</translation>
    </message>
    <message>
        <source>{host} answered with something else than data</source>
        <translation>⟦{host} àñswéréd wîth söméthîñg élsé thàñ dàtà··················⟧</translation>
    </message>
    <message>
        <source>{host} sent data that cannot be understood</source>
        <translation>⟦{host} séñt dàtà thàt çàññöt bé ûñdérstööd·················⟧</translation>
    </message>
    <message>
        <source>{host} answered with a web page; the network may want you to log in to it</source>
        <translation>⟦{host} àñswéréd wîth à wéb pàgé; thé ñétwörk màý wàñt ýöû tö lög îñ tö ît·····························⟧</translation>
    </message>
    <message>
        <source>The connection to {host} was closed</source>
        <translation>⟦Thé çöññéçtîöñ tö {host} wàs çlöséd··············⟧</translation>
    </message>
    <message>
        <source>{host} sends us to another address, where this sign-in must not go</source>
        <translation>⟦{host} séñds ûs tö àñöthér àddréss, whéré thîs sîgñ-îñ mûst ñöt gö··························⟧</translation>
    </message>
    <message>
        <source>{host} packs its answers in a way that was not asked for</source>
        <translation>⟦{host} pàçks îts àñswérs îñ à wàý thàt wàs ñöt àskéd för······················⟧</translation>
    </message>
    <message>
        <source>{host} sent an answer that is too large</source>
        <translation>⟦{host} séñt àñ àñswér thàt îs töö làrgé················⟧</translation>
    </message>
    <message>
        <source>All done here</source>
        <translation>⟦Àll döñé héré·····⟧</translation>
    </message>
    <message>
        <source>You can close this tab; traynotify goes on.</source>
        <translation>⟦Ýöû çàñ çlösé thîs tàb; tràýñötîfý göés öñ.·················⟧</translation>
    </message>
    <message>
        <source>Nothing was allowed</source>
        <translation>⟦Ñöthîñg wàs àllöwéd········⟧</translation>
    </message>
    <message>
        <source>You can close this tab. To try again, start once more in traynotify.</source>
        <translation>⟦Ýöû çàñ çlösé thîs tàb. Tö trý àgàîñ, stàrt öñçé möré îñ tràýñötîfý.···························⟧</translation>
    </message>
    <message>
        <source>Nothing to see here</source>
        <translation>⟦Ñöthîñg tö séé héré········⟧</translation>
    </message>
    <message>
        <source>This page only takes the answer to a sign-in that was started in traynotify.</source>
        <translation>⟦Thîs pàgé öñlý tàkés thé àñswér tö à sîgñ-îñ thàt wàs stàrtéd îñ tràýñötîfý.······························⟧</translation>
    </message>
    <message>
        <source>en</source>
        <comment>the code of the language, for a web page</comment>
        <translation>⟦éñ·⟧</translation>
    </message>
    <message>
        <source>Access was denied in the browser</source>
        <translation>⟦Àççéss wàs déñîéd îñ thé bröwsér·············⟧</translation>
    </message>
    <message>
        <source>This answer belongs to another sign-in; please start again</source>
        <translation>⟦Thîs àñswér bélöñgs tö àñöthér sîgñ-îñ; pléàsé stàrt àgàîñ·······················⟧</translation>
    </message>
    <message>
        <source>The server did not let us in ({reason})</source>
        <translation>⟦Thé sérvér dîd ñöt lét ûs îñ ({reason})················⟧</translation>
    </message>
    <message>
        <source>This is neither a code nor an address with one</source>
        <translation>⟦Thîs îs ñéîthér à çödé ñör àñ àddréss wîth öñé··················⟧</translation>
    </message>
    <message>
        <source>This is not a token; it is a line of letters and digits</source>
        <translation>⟦Thîs îs ñöt à tökéñ; ît îs à lîñé öf léttérs àñd dîgîts······················⟧</translation>
    </message>
    <message>
        <source>The server gave no token ({reason})</source>
        <translation>⟦Thé sérvér gàvé ñö tökéñ ({reason})··············⟧</translation>
    </message>
    <message>
        <source>The server gave no token that can be used</source>
        <translation>⟦Thé sérvér gàvé ñö tökéñ thàt çàñ bé ûséd················⟧</translation>
    </message>
    <message>
        <source>Waiting for your browser: please allow access there.</source>
        <translation>⟦Wàîtîñg för ýöûr bröwsér: pléàsé àllöw àççéss théré.·····················⟧</translation>
    </message>
    <message>
        <source>Please open this address in a browser: {url}</source>
        <translation>⟦Pléàsé öpéñ thîs àddréss îñ à bröwsér: {url}··················⟧</translation>
    </message>
    <message>
        <source>Paste the code that the page shows, or the address that the browser ends at</source>
        <translation>⟦Pàsté thé çödé thàt thé pàgé shöws, ör thé àddréss thàt thé bröwsér éñds àt······························⟧</translation>
    </message>
    <message>
        <source>Nobody answered in the browser within {minutes} minutes; please start again</source>
        <translation>⟦Ñöbödý àñswéréd îñ thé bröwsér wîthîñ {minutes} mîñûtés; pléàsé stàrt àgàîñ······························⟧</translation>
    </message>
    <message>
        <source>If your browser runs on another computer, paste the address that it ends at</source>
        <translation>⟦Îf ýöûr bröwsér rûñs öñ àñöthér çömpûtér, pàsté thé àddréss thàt ît éñds àt······························⟧</translation>
    </message>
    <message>
        <source>That was not the answer of this sign-in; please start again</source>
        <translation>⟦Thàt wàs ñöt thé àñswér öf thîs sîgñ-îñ; pléàsé stàrt àgàîñ························⟧</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>⟦ñö réàsöñ gîvéñ······⟧</translation>
    </message>
    <message>
        <source>{host} sent bytes where text was expected</source>
        <translation>⟦{host} séñt býtés whéré téxt wàs éxpéçtéd················⟧</translation>
    </message>
    <message>
        <source>The live connection to {host} died</source>
        <translation>⟦Thé lîvé çöññéçtîöñ tö {host} dîéd··············⟧</translation>
    </message>
    <message>
        <source>The server names a live connection that cannot be opened</source>
        <translation>⟦Thé sérvér ñàmés à lîvé çöññéçtîöñ thàt çàññöt bé öpéñéd······················⟧</translation>
    </message>
    <message>
        <source>The live connection to {host} would not be encrypted</source>
        <translation>⟦Thé lîvé çöññéçtîöñ tö {host} wöûld ñöt bé éñçrýptéd·····················⟧</translation>
    </message>
    <message>
        <source>“{address}” is not the address of a server</source>
        <translation>⟦“{address}” îs ñöt thé àddréss öf à sérvér·················⟧</translation>
    </message>
    <message>
        <source>An address must not hold a user name or a password</source>
        <translation>⟦Àñ àddréss mûst ñöt höld à ûsér ñàmé ör à pàsswörd····················⟧</translation>
    </message>
    <message>
        <source>{host} must be reached over https; plain http is for this computer only</source>
        <translation>⟦{host} mûst bé réàçhéd övér https; plàîñ http îs för thîs çömpûtér öñlý····························⟧</translation>
    </message>
    <message>
        <source>{reason}. What you wrote is in the clipboard</source>
        <translation>⟦{reason}. Whàt ýöû wröté îs îñ thé çlîpböàrd··················⟧</translation>
    </message>
    <message>
        <source>It is too late to undo that: the server may have heard of it</source>
        <translation>⟦Ît îs töö làté tö ûñdö thàt: thé sérvér màý hàvé héàrd öf ît························⟧</translation>
    </message>
    <message>
        <source>“{id}” of the package {package} cannot be used. {reason}</source>
        <translation>⟦“{id}” öf thé pàçkàgé {package} çàññöt bé ûséd. {reason}······················⟧</translation>
    </message>
    <message>
        <source>That could not be changed: {reason}</source>
        <translation>⟦Thàt çöûld ñöt bé çhàñgéd: {reason}··············⟧</translation>
    </message>
    <message>
        <source>This is the demo: everybody in it is made up, and nothing of it stays when you quit it.</source>
        <translation>⟦Thîs îs thé démö: évérýbödý îñ ît îs màdé ûp, àñd ñöthîñg öf ît stàýs whéñ ýöû qûît ît.···································⟧</translation>
    </message>
    <message>
        <source>traynotify demo</source>
        <translation>⟦tràýñötîfý démö······⟧</translation>
    </message>
    <message>
        <source>The demo needs its toy servers: pip install “traynotify[demo]”</source>
        <translation>⟦Thé démö ñééds îts töý sérvérs: pîp îñstàll “tràýñötîfý[démö]”·························⟧</translation>
    </message>
    <message>
        <source>The demo could not be started</source>
        <translation>⟦Thé démö çöûld ñöt bé stàrtéd············⟧</translation>
    </message>
    <message>
        <source>It could not be opened: it has no page, or no browser could be started</source>
        <translation>⟦Ît çöûld ñöt bé öpéñéd: ît hàs ñö pàgé, ör ñö bröwsér çöûld bé stàrtéd····························⟧</translation>
    </message>
    <message>
        <source>The service “{service}” is not installed or could not be loaded</source>
        <translation>⟦Thé sérvîçé “{service}” îs ñöt îñstàlléd ör çöûld ñöt bé löàdéd·························⟧</translation>
    </message>
    <message>
        <source>No token is stored for {handle}; sign in again</source>
        <translation>⟦Ñö tökéñ îs störéd för {handle}; sîgñ îñ àgàîñ··················⟧</translation>
    </message>
    <message>
        <source>You paused it</source>
        <translation>⟦Ýöû pàûséd ît·····⟧</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>⟦pàûséd··⟧</translation>
    </message>
    <message>
        <source>not listening</source>
        <translation>⟦ñöt lîstéñîñg·····⟧</translation>
    </message>
    <message>
        <source>getting its permission from where it is kept</source>
        <translation>⟦géttîñg îts pérmîssîöñ fröm whéré ît îs képt··················⟧</translation>
    </message>
    <message>
        <source>asking the server who we are</source>
        <translation>⟦àskîñg thé sérvér whö wé àré···········⟧</translation>
    </message>
    <message>
        <source>reading what is there, for the first time</source>
        <translation>⟦réàdîñg whàt îs théré, för thé fîrst tîmé················⟧</translation>
    </message>
    <message>
        <source>asking for what was missed</source>
        <translation>⟦àskîñg för whàt wàs mîsséd··········⟧</translation>
    </message>
    <message>
        <source>waiting for what the server tells</source>
        <translation>⟦wàîtîñg för whàt thé sérvér télls·············⟧</translation>
    </message>
    <message>
        <source>asking for news from time to time</source>
        <translation>⟦àskîñg för ñéws fröm tîmé tö tîmé·············⟧</translation>
    </message>
    <message>
        <source>waiting to try again</source>
        <translation>⟦wàîtîñg tö trý àgàîñ········⟧</translation>
    </message>
    <message>
        <source>waiting for you to sign in again</source>
        <translation>⟦wàîtîñg för ýöû tö sîgñ îñ àgàîñ·············⟧</translation>
    </message>
    <message>
        <source>first</source>
        <translation>⟦fîrst··⟧</translation>
    </message>
    <message>
        <source>second</source>
        <translation>⟦séçöñd··⟧</translation>
    </message>
    <message>
        <source>third</source>
        <translation>⟦thîrd··⟧</translation>
    </message>
    <message>
        <source>fourth</source>
        <translation>⟦föûrth··⟧</translation>
    </message>
    <message>
        <source>fifth</source>
        <translation>⟦fîfth··⟧</translation>
    </message>
    <message>
        <source>next try</source>
        <translation>⟦ñéxt trý···⟧</translation>
    </message>
    <message>
        <source>next look</source>
        <translation>⟦ñéxt löök····⟧</translation>
    </message>
    <message>
        <source>{limit} at a time by its own word, of which {left} are left</source>
        <translation>⟦{limit} àt à tîmé bý îts öwñ wörd, öf whîçh {left} àré léft························⟧</translation>
    </message>
    <message numerus="yes">
        <source>%n a minute</source>
        <translation>
            <numerusform>⟦%n à mîñûté····⟧</numerusform>
            <numerusform>⟦%n à mîñûté····⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n an hour</source>
        <translation>
            <numerusform>⟦%n àñ höûr····⟧</numerusform>
            <numerusform>⟦%n àñ höûr····⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n a day</source>
        <translation>
            <numerusform>⟦%n à dàý···⟧</numerusform>
            <numerusform>⟦%n à dàý···⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>{requests} in {minutes} minutes</source>
        <translation>⟦{requests} îñ {minutes} mîñûtés············⟧</translation>
    </message>
    <message>
        <source>waiting before the {ordinal} try</source>
        <translation>⟦wàîtîñg béföré thé {ordinal} trý·············⟧</translation>
    </message>
    <message numerus="yes">
        <source>%nst</source>
        <comment>as in the 21st try</comment>
        <translation>
            <numerusform>⟦%nst··⟧</numerusform>
            <numerusform>⟦%nst··⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%nnd</source>
        <comment>as in the 22nd try</comment>
        <translation>
            <numerusform>⟦%nñd··⟧</numerusform>
            <numerusform>⟦%nñd··⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%nrd</source>
        <comment>as in the 23rd try</comment>
        <translation>
            <numerusform>⟦%nrd··⟧</numerusform>
            <numerusform>⟦%nrd··⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%nth</source>
        <comment>as in the 24th try</comment>
        <translation>
            <numerusform>⟦%nth··⟧</numerusform>
            <numerusform>⟦%nth··⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>⟦Öpéñ··⟧</translation>
    </message>
    <message>
        <source>Mark read</source>
        <translation>⟦Màrk réàd····⟧</translation>
    </message>
    <message>
        <source>Content warning: {warning}</source>
        <translation>⟦Çöñtéñt wàrñîñg: {warning}··········⟧</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>⟦àñd %n möré····⟧</numerusform>
            <numerusform>⟦àñd %n möré····⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>Open inbox</source>
        <translation>⟦Öpéñ îñböx····⟧</translation>
    </message>
    <message>
        <source>Mark all read</source>
        <translation>⟦Màrk àll réàd·····⟧</translation>
    </message>
    <message numerus="yes">
        <source>%n new notification(s) for {account}</source>
        <translation>
            <numerusform>⟦%n ñéw ñötîfîçàtîöñ för {account}·············⟧</numerusform>
            <numerusform>⟦%n ñéw ñötîfîçàtîöñs för {account}··············⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More people in %n notification(s) for {account}</source>
        <translation>
            <numerusform>⟦Möré péöplé îñ %n ñötîfîçàtîöñ för {account}··················⟧</numerusform>
            <numerusform>⟦Möré péöplé îñ %n ñötîfîçàtîöñs för {account}··················⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>{path}, line {line}</source>
        <translation>⟦{path}, lîñé {line}········⟧</translation>
    </message>
    <message>
        <source>line {line}: {reason}</source>
        <translation>⟦lîñé {line}: {reason}········⟧</translation>
    </message>
    <message>
        <source>{mistakes}. The file was left as it is; mend it or remove it.</source>
        <translation>⟦{mistakes}. Thé fîlé wàs léft às ît îs; méñd ît ör rémövé ît.························⟧</translation>
    </message>
    <message>
        <source>It was written for version {written_for} of traynotify.api; this is version {here}</source>
        <translation>⟦Ît wàs wrîttéñ för vérsîöñ {written_for} öf tràýñötîfý.àpî; thîs îs vérsîöñ {here}·································⟧</translation>
    </message>
    <message>
        <source>“{text}” is not a key; a key looks like service:name@host/123</source>
        <translation>⟦“{text}” îs ñöt à kéý; à kéý lööks lîké sérvîçé:ñàmé@höst/123························⟧</translation>
    </message>
    <message>
        <source>{names} and {name}</source>
        <translation>⟦{names} àñd {name}·······⟧</translation>
    </message>
    <message numerus="yes">
        <source>{names} and %n other(s)</source>
        <translation>
            <numerusform>⟦{names} àñd %n öthér········⟧</numerusform>
            <numerusform>⟦{names} àñd %n öthérs········⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>{names}, {name}</source>
        <translation>⟦{names}, {name}······⟧</translation>
    </message>
    <message>
        <source>This sign-in does not allow that</source>
        <translation>⟦Thîs sîgñ-îñ döés ñöt àllöw thàt·············⟧</translation>
    </message>
    <message>
        <source>This server can only delete everything at once, and something is there now that is new or put off</source>
        <translation>⟦Thîs sérvér çàñ öñlý délété évérýthîñg àt öñçé, àñd söméthîñg îs théré ñöw thàt îs ñéw ör pût öff·······································⟧</translation>
    </message>
    <message>
        <source>This server cannot delete single notifications</source>
        <translation>⟦Thîs sérvér çàññöt délété sîñglé ñötîfîçàtîöñs··················⟧</translation>
    </message>
    <message>
        <source>more people joined in, and it was unread still</source>
        <translation>⟦möré péöplé jöîñéd îñ, àñd ît wàs ûñréàd stîll··················⟧</translation>
    </message>
    <message>
        <source>mention</source>
        <translation>⟦méñtîöñ···⟧</translation>
    </message>
    <message>
        <source>reply</source>
        <translation>⟦réplý··⟧</translation>
    </message>
    <message>
        <source>message</source>
        <translation>⟦méssàgé···⟧</translation>
    </message>
    <message>
        <source>reaction</source>
        <translation>⟦réàçtîöñ···⟧</translation>
    </message>
    <message>
        <source>boost</source>
        <translation>⟦bööst··⟧</translation>
    </message>
    <message>
        <source>follow</source>
        <translation>⟦föllöw··⟧</translation>
    </message>
    <message>
        <source>request</source>
        <translation>⟦réqûést···⟧</translation>
    </message>
    <message>
        <source>quote</source>
        <translation>⟦qûöté··⟧</translation>
    </message>
    <message>
        <source>invite</source>
        <translation>⟦îñvîté··⟧</translation>
    </message>
    <message>
        <source>post</source>
        <translation>⟦pöst··⟧</translation>
    </message>
    <message>
        <source>poll</source>
        <translation>⟦pöll··⟧</translation>
    </message>
    <message>
        <source>edit</source>
        <translation>⟦édît··⟧</translation>
    </message>
    <message>
        <source>moderation</source>
        <translation>⟦mödéràtîöñ····⟧</translation>
    </message>
    <message>
        <source>system</source>
        <translation>⟦sýstém··⟧</translation>
    </message>
    <message>
        <source>other</source>
        <translation>⟦öthér··⟧</translation>
    </message>
    <message>
        <source>you had put it off until now</source>
        <translation>⟦ýöû hàd pût ît öff ûñtîl ñöw···········⟧</translation>
    </message>
    <message>
        <source>you saw it in the open inbox</source>
        <translation>⟦ýöû sàw ît îñ thé öpéñ îñböx···········⟧</translation>
    </message>
    <message>
        <source>it was put off before it was shown</source>
        <translation>⟦ît wàs pût öff béföré ît wàs shöwñ··············⟧</translation>
    </message>
    <message>
        <source>it was deleted before it was shown</source>
        <translation>⟦ît wàs délétéd béföré ît wàs shöwñ··············⟧</translation>
    </message>
    <message>
        <source>{kind} is hidden for this account</source>
        <translation>⟦{kind} îs hîddéñ för thîs àççöûñt·············⟧</translation>
    </message>
    <message>
        <source>{kind} is quiet for this account</source>
        <translation>⟦{kind} îs qûîét för thîs àççöûñt·············⟧</translation>
    </message>
    <message>
        <source>it was already there when the account was added</source>
        <translation>⟦ît wàs àlréàdý théré whéñ thé àççöûñt wàs àddéd···················⟧</translation>
    </message>
    <message>
        <source>it had already been read</source>
        <translation>⟦ît hàd àlréàdý bééñ réàd··········⟧</translation>
    </message>
    <message>
        <source>notifications are switched off</source>
        <translation>⟦ñötîfîçàtîöñs àré swîtçhéd öff············⟧</translation>
    </message>
    <message>
        <source>notifications are switched off for this account</source>
        <translation>⟦ñötîfîçàtîöñs àré swîtçhéd öff för thîs àççöûñt···················⟧</translation>
    </message>
    <message>
        <source>it arrived while we were away</source>
        <translation>⟦ît àrrîvéd whîlé wé wéré àwàý············⟧</translation>
    </message>
    <message>
        <source>it is new</source>
        <translation>⟦ît îs ñéw····⟧</translation>
    </message>
    <message>
        <source>{name} must be true or false</source>
        <translation>⟦{name} mûst bé trûé ör fàlsé···········⟧</translation>
    </message>
    <message>
        <source>{name} must be a whole number</source>
        <translation>⟦{name} mûst bé à whölé ñûmbér············⟧</translation>
    </message>
    <message>
        <source>{name} must be text</source>
        <translation>⟦{name} mûst bé téxt········⟧</translation>
    </message>
    <message>
        <source>{name} must be a list of words</source>
        <translation>⟦{name} mûst bé à lîst öf wörds············⟧</translation>
    </message>
    <message>
        <source>{name} must be at least {minimum}</source>
        <translation>⟦{name} mûst bé àt léàst {minimum}·············⟧</translation>
    </message>
    <message>
        <source>{name} must be at most {maximum}</source>
        <translation>⟦{name} mûst bé àt möst {maximum}·············⟧</translation>
    </message>
    <message>
        <source>{name} must be yes or no</source>
        <translation>⟦{name} mûst bé ýés ör ñö··········⟧</translation>
    </message>
    <message>
        <source>{name} cannot be “{word}”; it can be {words}</source>
        <translation>⟦{name} çàññöt bé “{word}”; ît çàñ bé {words}··················⟧</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>⟦Thémé··⟧</translation>
    </message>
    <message>
        <source>Light, dark, or as the system is.</source>
        <translation>⟦Lîght, dàrk, ör às thé sýstém îs.·············⟧</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>⟦Làñgûàgé···⟧</translation>
    </message>
    <message>
        <source>Notifications that are here already keep their words.</source>
        <translation>⟦Ñötîfîçàtîöñs thàt àré héré àlréàdý kéép théîr wörds.·····················⟧</translation>
    </message>
    <message>
        <source>Coloured tray icon</source>
        <translation>⟦Çölöûréd tràý îçöñ·······⟧</translation>
    </message>
    <message>
        <source>Off: one colour, as most panels draw their icons.</source>
        <translation>⟦Öff: öñé çölöûr, às möst pàñéls dràw théîr îçöñs.····················⟧</translation>
    </message>
    <message>
        <source>Panel</source>
        <translation>⟦Pàñél··⟧</translation>
    </message>
    <message>
        <source>What the tray icon is drawn for, where the panel is not as light or dark as the windows.</source>
        <translation>⟦Whàt thé tràý îçöñ îs dràwñ för, whéré thé pàñél îs ñöt às lîght ör dàrk às thé wîñdöws.···································⟧</translation>
    </message>
    <message>
        <source>Show notifications</source>
        <translation>⟦Shöw ñötîfîçàtîöñs·······⟧</translation>
    </message>
    <message>
        <source>Off: the inbox and the number only.</source>
        <translation>⟦Öff: thé îñböx àñd thé ñûmbér öñlý.··············⟧</translation>
    </message>
    <message>
        <source>Shown text</source>
        <translation>⟦Shöwñ téxt····⟧</translation>
    </message>
    <message>
        <source>Title: what people wrote stays out of the bubbles.</source>
        <translation>⟦Tîtlé: whàt péöplé wröté stàýs öût öf thé bûbblés.····················⟧</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>⟦Söûñd··⟧</translation>
    </message>
    <message>
        <source>Lets the desktop play its sound.</source>
        <translation>⟦Léts thé désktöp plàý îts söûñd.·············⟧</translation>
    </message>
    <message>
        <source>Bundle above</source>
        <translation>⟦Bûñdlé àbövé·····⟧</translation>
    </message>
    <message>
        <source>When more than this many arrive at once, one summary is shown instead.</source>
        <translation>⟦Whéñ möré thàñ thîs màñý àrrîvé àt öñçé, öñé sûmmàrý îs shöwñ îñstéàd.····························⟧</translation>
    </message>
    <message>
        <source>Opening marks as read</source>
        <translation>⟦Öpéñîñg màrks às réàd········⟧</translation>
    </message>
    <message>
        <source>A click opens the page and marks it read.</source>
        <translation>⟦À çlîçk öpéñs thé pàgé àñd màrks ît réàd.················⟧</translation>
    </message>
    <message>
        <source>Group similar notifications</source>
        <translation>⟦Gröûp sîmîlàr ñötîfîçàtîöñs···········⟧</translation>
    </message>
    <message>
        <source>Who boosted, liked or followed, and what was said in one thread, stand in one line a day.</source>
        <translation>⟦Whö bööstéd, lîkéd ör föllöwéd, àñd whàt wàs sàîd îñ öñé thréàd, stàñd îñ öñé lîñé à dàý.····································⟧</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>⟦Ñàmé··⟧</translation>
    </message>
    <message>
        <source>What this account is called here.</source>
        <translation>⟦Whàt thîs àççöûñt îs çàlléd héré.·············⟧</translation>
    </message>
    <message>
        <source>Its own handle</source>
        <translation>⟦Îts öwñ hàñdlé······⟧</translation>
    </message>
    <message>
        <source>Off: inbox and number only.</source>
        <translation>⟦Öff: îñböx àñd ñûmbér öñlý.···········⟧</translation>
    </message>
    <message>
        <source>Quiet kinds</source>
        <translation>⟦Qûîét kîñds····⟧</translation>
    </message>
    <message>
        <source>These kinds reach the inbox, but raise no notification.</source>
        <translation>⟦Thésé kîñds réàçh thé îñböx, bût ràîsé ñö ñötîfîçàtîöñ.······················⟧</translation>
    </message>
    <message>
        <source>Hidden kinds</source>
        <translation>⟦Hîddéñ kîñds·····⟧</translation>
    </message>
    <message>
        <source>These kinds are neither shown nor counted.</source>
        <translation>⟦Thésé kîñds àré ñéîthér shöwñ ñör çöûñtéd.·················⟧</translation>
    </message>
    <message>
        <source>Counts in the number</source>
        <translation>⟦Çöûñts îñ thé ñûmbér········⟧</translation>
    </message>
    <message>
        <source>Off: not counted on the tray icon.</source>
        <translation>⟦Öff: ñöt çöûñtéd öñ thé tràý îçöñ.··············⟧</translation>
    </message>
    <message>
        <source>Off: its notifications are silent.</source>
        <translation>⟦Öff: îts ñötîfîçàtîöñs àré sîléñt.··············⟧</translation>
    </message>
    <message>
        <source>A proxy is written like http://proxy.example:8080 or socks5://127.0.0.1:9050</source>
        <translation>⟦À pröxý îs wrîttéñ lîké http://pröxý.éxàmplé:8080 ör söçks5://127.0.0.1:9050······························⟧</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>⟦Pröxý··⟧</translation>
    </message>
    <message>
        <source>Like http://proxy.example:8080 or socks5://127.0.0.1:9050; “none” is the direct way.</source>
        <translation>⟦Lîké http://pröxý.éxàmplé:8080 ör söçks5://127.0.0.1:9050; “ñöñé” îs thé dîréçt wàý.··································⟧</translation>
    </message>
    <message>
        <source>As the system says</source>
        <translation>⟦Às thé sýstém sàýs·······⟧</translation>
    </message>
    <message>
        <source>Trusted certificates</source>
        <translation>⟦Trûstéd çértîfîçàtés········⟧</translation>
    </message>
    <message>
        <source>Those of public authorities, or all that this system trusts.</source>
        <translation>⟦Thösé öf pûblîç àûthörîtîés, ör àll thàt thîs sýstém trûsts.························⟧</translation>
    </message>
    <message>
        <source>Own authority</source>
        <translation>⟦Öwñ àûthörîtý·····⟧</translation>
    </message>
    <message>
        <source>A file with the certificate (PEM) of an authority that is trusted as well.</source>
        <translation>⟦À fîlé wîth thé çértîfîçàté (PÉM) öf àñ àûthörîtý thàt îs trûstéd às wéll.······························⟧</translation>
    </message>
    <message>
        <source>None</source>
        <translation>⟦Ñöñé··⟧</translation>
    </message>
    <message>
        <source>something newer took its place before it was shown</source>
        <translation>⟦söméthîñg ñéwér töök îts plàçé béföré ît wàs shöwñ····················⟧</translation>
    </message>
    <message>
        <source>it was read before it was shown</source>
        <translation>⟦ît wàs réàd béföré ît wàs shöwñ············⟧</translation>
    </message>
    <message>
        <source>You marked it as read</source>
        <translation>⟦Ýöû màrkéd ît às réàd········⟧</translation>
    </message>
    <message>
        <source>You marked it as read, with all of its thread</source>
        <translation>⟦Ýöû màrkéd ît às réàd, wîth àll öf îts thréàd··················⟧</translation>
    </message>
    <message>
        <source>You marked it as read, with all of its kind</source>
        <translation>⟦Ýöû màrkéd ît às réàd, wîth àll öf îts kîñd·················⟧</translation>
    </message>
    <message>
        <source>You marked it as read, with everything</source>
        <translation>⟦Ýöû màrkéd ît às réàd, wîth évérýthîñg···············⟧</translation>
    </message>
    <message>
        <source>You marked it as unread</source>
        <translation>⟦Ýöû màrkéd ît às ûñréàd·········⟧</translation>
    </message>
    <message>
        <source>You marked it as unread, with all of its thread</source>
        <translation>⟦Ýöû màrkéd ît às ûñréàd, wîth àll öf îts thréàd···················⟧</translation>
    </message>
    <message>
        <source>You marked it as unread, with all of its kind</source>
        <translation>⟦Ýöû màrkéd ît às ûñréàd, wîth àll öf îts kîñd··················⟧</translation>
    </message>
    <message>
        <source>You marked it as unread, with everything</source>
        <translation>⟦Ýöû màrkéd ît às ûñréàd, wîth évérýthîñg················⟧</translation>
    </message>
    <message>
        <source>You dismissed it</source>
        <translation>⟦Ýöû dîsmîsséd ît······⟧</translation>
    </message>
    <message>
        <source>You dismissed it, with all of its thread</source>
        <translation>⟦Ýöû dîsmîsséd ît, wîth àll öf îts thréàd················⟧</translation>
    </message>
    <message>
        <source>You dismissed it, with all of its kind</source>
        <translation>⟦Ýöû dîsmîsséd ît, wîth àll öf îts kîñd···············⟧</translation>
    </message>
    <message>
        <source>You dismissed it, with everything</source>
        <translation>⟦Ýöû dîsmîsséd ît, wîth évérýthîñg·············⟧</translation>
    </message>
    <message>
        <source>You replied to it</source>
        <translation>⟦Ýöû réplîéd tö ît·······⟧</translation>
    </message>
    <message>
        <source>You followed back</source>
        <translation>⟦Ýöû föllöwéd bàçk·······⟧</translation>
    </message>
    <message>
        <source>You accepted it</source>
        <translation>⟦Ýöû àççéptéd ît······⟧</translation>
    </message>
    <message>
        <source>You declined it</source>
        <translation>⟦Ýöû déçlîñéd ît······⟧</translation>
    </message>
    <message>
        <source>The server refused to mark it as read: {reason}</source>
        <translation>⟦Thé sérvér réfûséd tö màrk ît às réàd: {reason}···················⟧</translation>
    </message>
    <message>
        <source>The server refused to mark it as unread: {reason}</source>
        <translation>⟦Thé sérvér réfûséd tö màrk ît às ûñréàd: {reason}····················⟧</translation>
    </message>
    <message>
        <source>The server refused to delete it: {reason}</source>
        <translation>⟦Thé sérvér réfûséd tö délété ît: {reason}················⟧</translation>
    </message>
    <message>
        <source>The server refused your reply: {reason}</source>
        <translation>⟦Thé sérvér réfûséd ýöûr réplý: {reason}················⟧</translation>
    </message>
    <message>
        <source>The server refused to follow back: {reason}</source>
        <translation>⟦Thé sérvér réfûséd tö föllöw bàçk: {reason}·················⟧</translation>
    </message>
    <message>
        <source>The server refused to accept it: {reason}</source>
        <translation>⟦Thé sérvér réfûséd tö àççépt ît: {reason}················⟧</translation>
    </message>
    <message>
        <source>The server refused to decline it: {reason}</source>
        <translation>⟦Thé sérvér réfûséd tö déçlîñé ît: {reason}·················⟧</translation>
    </message>
    <message>
        <source>The server is told once what is older is read too: it knows only up to where everything is</source>
        <translation>⟦Thé sérvér îs töld öñçé whàt îs öldér îs réàd töö: ît kñöws öñlý ûp tö whéré évérýthîñg îs····································⟧</translation>
    </message>
    <message>
        <source>It happened, by the server’s clock</source>
        <translation>⟦Ît hàppéñéd, bý thé sérvér’s çlöçk··············⟧</translation>
    </message>
    <message>
        <source>It last changed, by the server’s clock</source>
        <translation>⟦Ît làst çhàñgéd, bý thé sérvér’s çlöçk···············⟧</translation>
    </message>
    <message>
        <source>It was received; an earlier version did not note how</source>
        <translation>⟦Ît wàs réçéîvéd; àñ éàrlîér vérsîöñ dîd ñöt ñöté höw·····················⟧</translation>
    </message>
    <message>
        <source>The server pushed it</source>
        <translation>⟦Thé sérvér pûshéd ît········⟧</translation>
    </message>
    <message>
        <source>It was in the answer</source>
        <translation>⟦Ît wàs îñ thé àñswér········⟧</translation>
    </message>
    <message>
        <source>The account was new, and the server was asked for what was there already</source>
        <translation>⟦Thé àççöûñt wàs ñéw, àñd thé sérvér wàs àskéd för whàt wàs théré àlréàdý·····························⟧</translation>
    </message>
    <message>
        <source>We had been away, and the server was asked for what was missed</source>
        <translation>⟦Wé hàd bééñ àwàý, àñd thé sérvér wàs àskéd för whàt wàs mîsséd·························⟧</translation>
    </message>
    <message>
        <source>The server was asked for news</source>
        <translation>⟦Thé sérvér wàs àskéd för ñéws············⟧</translation>
    </message>
    <message>
        <source>A summary of {count} took the place of its alert</source>
        <translation>⟦À sûmmàrý öf {count} töök thé plàçé öf îts àlért···················⟧</translation>
    </message>
    <message>
        <source>An alert was shown in a summary of {count}: {reason}</source>
        <translation>⟦Àñ àlért wàs shöwñ îñ à sûmmàrý öf {count}: {reason}·····················⟧</translation>
    </message>
    <message>
        <source>An alert was shown: {reason}</source>
        <translation>⟦Àñ àlért wàs shöwñ: {reason}···········⟧</translation>
    </message>
    <message>
        <source>An alert is due, and waits for a desktop to show it: {reason}</source>
        <translation>⟦Àñ àlért îs dûé, àñd wàîts för à désktöp tö shöw ît: {reason}························⟧</translation>
    </message>
    <message>
        <source>No alert yet: you were faster; it comes only if that is undone or refused</source>
        <translation>⟦Ñö àlért ýét: ýöû wéré fàstér; ît çömés öñlý îf thàt îs ûñdöñé ör réfûséd·····························⟧</translation>
    </message>
    <message>
        <source>No alert: {reason}</source>
        <translation>⟦Ñö àlért: {reason}·······⟧</translation>
    </message>
    <message>
        <source>The server was told</source>
        <translation>⟦Thé sérvér wàs töld········⟧</translation>
    </message>
    <message>
        <source>The server could not be told: it is so only here until it can be</source>
        <translation>⟦Thé sérvér çöûld ñöt bé töld: ît îs sö öñlý héré ûñtîl ît çàñ bé··························⟧</translation>
    </message>
    <message>
        <source>The server was not told, because it cannot be: it is so only here</source>
        <translation>⟦Thé sérvér wàs ñöt töld, béçàûsé ît çàññöt bé: ît îs sö öñlý héré··························⟧</translation>
    </message>
    <message>
        <source>It was marked as read on the server or on another device</source>
        <translation>⟦Ît wàs màrkéd às réàd öñ thé sérvér ör öñ àñöthér dévîçé······················⟧</translation>
    </message>
    <message>
        <source>It was marked as unread on the server or on another device</source>
        <translation>⟦Ît wàs màrkéd às ûñréàd öñ thé sérvér ör öñ àñöthér dévîçé·······················⟧</translation>
    </message>
    <message>
        <source>The server is being told</source>
        <translation>⟦Thé sérvér îs béîñg töld··········⟧</translation>
    </message>
    <message>
        <source>Until then it can be undone; then the server is told</source>
        <translation>⟦Ûñtîl théñ ît çàñ bé ûñdöñé; théñ thé sérvér îs töld·····················⟧</translation>
    </message>
    <message>
        <source>The server was told once without success, and is told again when it answers</source>
        <translation>⟦Thé sérvér wàs töld öñçé wîthöût sûççéss, àñd îs töld àgàîñ whéñ ît àñswérs······························⟧</translation>
    </message>
    <message numerus="yes">
        <source>The server was told %n times without success, and is told again when it answers</source>
        <translation>
            <numerusform>⟦Thé sérvér wàs töld %n tîmés wîthöût sûççéss, àñd îs töld àgàîñ whéñ ît àñswérs································⟧</numerusform>
            <numerusform>⟦Thé sérvér wàs töld %n tîmés wîthöût sûççéss, àñd îs töld àgàîñ whéñ ît àñswérs································⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>Until then you put it off: it is neither shown nor counted</source>
        <translation>⟦Ûñtîl théñ ýöû pût ît öff: ît îs ñéîthér shöwñ ñör çöûñtéd·······················⟧</translation>
    </message>
    <message>
        <source>It came back, after you had put it off</source>
        <translation>⟦Ît çàmé bàçk, àftér ýöû hàd pût ît öff···············⟧</translation>
    </message>
    <message>
        <source>It is neither shown nor counted: {kind} is hidden for this account</source>
        <translation>⟦Ît îs ñéîthér shöwñ ñör çöûñtéd: {kind} îs hîddéñ för thîs àççöûñt··························⟧</translation>
    </message>
    <message>
        <source>The server deleted it, as you had asked</source>
        <translation>⟦Thé sérvér délétéd ît, às ýöû hàd àskéd················⟧</translation>
    </message>
    <message>
        <source>Newer news took its place: {key}</source>
        <translation>⟦Ñéwér ñéws töök îts plàçé: {key}·············⟧</translation>
    </message>
    <message>
        <source>The server does not have it any more</source>
        <translation>⟦Thé sérvér döés ñöt hàvé ît àñý möré··············⟧</translation>
    </message>
    <message>
        <source>Say where the account is: a server, a handle or a page</source>
        <translation>⟦Sàý whéré thé àççöûñt îs: à sérvér, à hàñdlé ör à pàgé······················⟧</translation>
    </message>
    <message>
        <source>There is no service “{service}”; there are: {known}</source>
        <translation>⟦Théré îs ñö sérvîçé “{service}”; théré àré: {known}····················⟧</translation>
    </message>
    <message>
        <source>Looking at {address} …</source>
        <translation>⟦Löökîñg àt {address} …·········⟧</translation>
    </message>
    <message>
        <source>{handle} is another person on the server than the account of that name here; remove that one first</source>
        <translation>⟦{handle} îs àñöthér pérsöñ öñ thé sérvér thàñ thé àççöûñt öf thàt ñàmé héré; rémövé thàt öñé fîrst·······································⟧</translation>
    </message>
    <message>
        <source>The sign-in that is here carries more, works, and was kept. {less}</source>
        <translation>⟦Thé sîgñ-îñ thàt îs héré çàrrîés möré, wörks, àñd wàs képt. {less}··························⟧</translation>
    </message>
    <message>
        <source>You signed in as {other}, but this account is {handle}. Sign out on the website first, or add the other one as an account of its own</source>
        <translation>⟦Ýöû sîgñéd îñ às {other}, bût thîs àççöûñt îs {handle}. Sîgñ öût öñ thé wébsîté fîrst, ör àdd thé öthér öñé às àñ àççöûñt öf îts öwñ·····················································⟧</translation>
    </message>
    <message>
        <source>There is no account “{account}”; see “traynotify accounts list”</source>
        <translation>⟦Théré îs ñö àççöûñt “{account}”; séé “tràýñötîfý àççöûñts lîst”·························⟧</translation>
    </message>
    <message>
        <source>The token that you brought stays valid; if you use it nowhere else, revoke it in the settings of {address}</source>
        <translation>⟦Thé tökéñ thàt ýöû bröûght stàýs vàlîd; îf ýöû ûsé ît ñöwhéré élsé, révöké ît îñ thé séttîñgs öf {address}··········································⟧</translation>
    </message>
    <message>
        <source>the server did not answer in time</source>
        <translation>⟦thé sérvér dîd ñöt àñswér îñ tîmé·············⟧</translation>
    </message>
    <message>
        <source>The token could not be revoked on the server ({why}); do it in the settings of {address}</source>
        <translation>⟦Thé tökéñ çöûld ñöt bé révökéd öñ thé sérvér ({why}); dö ît îñ thé séttîñgs öf {address}···································⟧</translation>
    </message>
    <message>
        <source>The stored token could not be deleted: {error}</source>
        <translation>⟦Thé störéd tökéñ çöûld ñöt bé délétéd: {error}··················⟧</translation>
    </message>
    <message>
        <source>The account {handle} here is on {known}, but this sign-in is on {other}, and any server can claim a name; it was not kept. If your server has moved there, remove the account first</source>
        <translation>⟦Thé àççöûñt {handle} héré îs öñ {known}, bût thîs sîgñ-îñ îs öñ {other}, àñd àñý sérvér çàñ çlàîm à ñàmé; ît wàs ñöt képt. Îf ýöûr sérvér hàs mövéd théré, rémövé thé àççöûñt fîrst········································································⟧</translation>
    </message>
    <message>
        <source>This notification cannot be answered in that way</source>
        <translation>⟦Thîs ñötîfîçàtîöñ çàññöt bé àñswéréd îñ thàt wàý···················⟧</translation>
    </message>
    <message>
        <source>There is nothing to send yet</source>
        <translation>⟦Théré îs ñöthîñg tö séñd ýét···········⟧</translation>
    </message>
    <message>
        <source>Your answer was not sent: the notification was deleted or has changed meanwhile</source>
        <translation>⟦Ýöûr àñswér wàs ñöt séñt: thé ñötîfîçàtîöñ wàs délétéd ör hàs çhàñgéd méàñwhîlé································⟧</translation>
    </message>
    <message>
        <source>There is no notification “{key}” in the inbox</source>
        <translation>⟦Théré îs ñö ñötîfîçàtîöñ “{key}” îñ thé îñböx··················⟧</translation>
    </message>
    <message>
        <source>This server cannot delete all notifications at once</source>
        <translation>⟦Thîs sérvér çàññöt délété àll ñötîfîçàtîöñs àt öñçé····················⟧</translation>
    </message>
    <message>
        <source>This server can only delete everything at once: please wake first what you have put off</source>
        <translation>⟦Thîs sérvér çàñ öñlý délété évérýthîñg àt öñçé: pléàsé wàké fîrst whàt ýöû hàvé pût öff···································⟧</translation>
    </message>
    <message>
        <source>It can only be put off until a moment that is still to come</source>
        <translation>⟦Ît çàñ öñlý bé pût öff ûñtîl à möméñt thàt îs stîll tö çömé························⟧</translation>
    </message>
    <message>
        <source>This server can only delete everything at once</source>
        <translation>⟦Thîs sérvér çàñ öñlý délété évérýthîñg àt öñçé··················⟧</translation>
    </message>
    <message>
        <source>{reason}; mark it as read instead</source>
        <translation>⟦{reason}; màrk ît às réàd îñstéàd·············⟧</translation>
    </message>
    <message>
        <source>{names} answer at {address}; say which service it is</source>
        <translation>⟦{names} àñswér àt {address}; sàý whîçh sérvîçé ît îs·····················⟧</translation>
    </message>
    <message>
        <source>What brings {service} to traynotify has a fault of its own ({name}); its author should know</source>
        <translation>⟦Whàt brîñgs {service} tö tràýñötîfý hàs à fàûlt öf îts öwñ ({name}); îts àûthör shöûld kñöw····································⟧</translation>
    </message>
    <message>
        <source>“{address}” is no address. Type that of a server (example.social), a handle (@me@example.social), or a page of the community</source>
        <translation>⟦“{address}” îs ñö àddréss. Týpé thàt öf à sérvér (éxàmplé.söçîàl), à hàñdlé (@mé@éxàmplé.söçîàl), ör à pàgé öf thé çömmûñîtý··················································⟧</translation>
    </message>
    <message>
        <source>No service that traynotify knows answers at {address}. It knows {names}</source>
        <translation>⟦Ñö sérvîçé thàt tràýñötîfý kñöws àñswérs àt {address}. Ît kñöws {names}····························⟧</translation>
    </message>
    <message>
        <source>It did not work for more than a day. {reason}</source>
        <translation>⟦Ît dîd ñöt wörk för möré thàñ à dàý. {reason}··················⟧</translation>
    </message>
    <message>
        <source>Something went wrong inside traynotify; the log has the details</source>
        <translation>⟦Söméthîñg wéñt wröñg îñsîdé tràýñötîfý; thé lög hàs thé détàîls·························⟧</translation>
    </message>
    <message>
        <source>{package} has a service of the same name</source>
        <translation>⟦{package} hàs à sérvîçé öf thé sàmé ñàmé················⟧</translation>
    </message>
    <message>
        <source>It could not be loaded: {kind}: {error}</source>
        <translation>⟦Ît çöûld ñöt bé löàdéd: {kind}: {error}················⟧</translation>
    </message>
    <message>
        <source>Its entry point names a class; it has to name an instance of it</source>
        <translation>⟦Îts éñtrý pöîñt ñàmés à çlàss; ît hàs tö ñàmé àñ îñstàñçé öf ît·························⟧</translation>
    </message>
    <message>
        <source>Its entry point is called “{name}”, but the service calls itself “{its_id}”</source>
        <translation>⟦Îts éñtrý pöîñt îs çàlléd “{name}”, bût thé sérvîçé çàlls îtsélf “{its_id}”······························⟧</translation>
    </message>
    <message>
        <source>It has no “{word}”, or one that is no text</source>
        <translation>⟦Ît hàs ñö “{word}”, ör öñé thàt îs ñö téxt·················⟧</translation>
    </message>
    <message>
        <source>It has no method “{method}”</source>
        <translation>⟦Ît hàs ñö méthöd “{method}”···········⟧</translation>
    </message>
    <message>
        <source>Its “settings” are not settings as traynotify.api makes them</source>
        <translation>⟦Îts “séttîñgs” àré ñöt séttîñgs às tràýñötîfý.àpî màkés thém························⟧</translation>
    </message>
    <message>
        <source>Waiting for your keyring: answer its prompt, which may be behind a window</source>
        <translation>⟦Wàîtîñg för ýöûr kéýrîñg: àñswér îts prömpt, whîçh màý bé béhîñd à wîñdöw·····························⟧</translation>
    </message>
    <message>
        <source>The server ended the connection</source>
        <translation>⟦Thé sérvér éñdéd thé çöññéçtîöñ············⟧</translation>
    </message>
    <message>
        <source>The clock was set back: what was on its way is asked for again</source>
        <translation>⟦Thé çlöçk wàs sét bàçk: whàt wàs öñ îts wàý îs àskéd för àgàîñ·························⟧</translation>
    </message>
    <message>
        <source>The stored token belongs to {other}, not to {handle}</source>
        <translation>⟦Thé störéd tökéñ bélöñgs tö {other}, ñöt tö {handle}·····················⟧</translation>
    </message>
    <message>
        <source>pod</source>
        <translation>⟦pöd·⟧</translation>
    </message>
    <message>
        <source>{host} has no interface for apps; traynotify can read notifications of pods from diaspora* 0.9 on</source>
        <translation>⟦{host} hàs ñö îñtérfàçé för àpps; tràýñötîfý çàñ réàd ñötîfîçàtîöñs öf pöds fröm dîàspörà* 0.9 öñ·······································⟧</translation>
    </message>
    <message>
        <source>{host} does not say who signed in</source>
        <translation>⟦{host} döés ñöt sàý whö sîgñéd îñ·············⟧</translation>
    </message>
    <message>
        <source>{host} does not let this notification be marked</source>
        <translation>⟦{host} döés ñöt lét thîs ñötîfîçàtîöñ bé màrkéd···················⟧</translation>
    </message>
    <message>
        <source>Something before {host} turns us away</source>
        <translation>⟦Söméthîñg béföré {host} tûrñs ûs àwàý···············⟧</translation>
    </message>
    <message>
        <source>{host} does not let this sign-in see notifications; please sign in again</source>
        <translation>⟦{host} döés ñöt lét thîs sîgñ-îñ séé ñötîfîçàtîöñs; pléàsé sîgñ îñ àgàîñ·····························⟧</translation>
    </message>
    <message>
        <source>diaspora* marks notifications one by one, and lets no app delete them</source>
        <translation>⟦dîàspörà* màrks ñötîfîçàtîöñs öñé bý öñé, àñd léts ñö àpp délété thém····························⟧</translation>
    </message>
    <message>
        <source>The pod takes few requests more for now; the rest follows later</source>
        <translation>⟦Thé pöd tàkés féw réqûésts möré för ñöw; thé rést föllöws làtér·························⟧</translation>
    </message>
    <message>
        <source>diaspora* does not let apps delete notifications.</source>
        <translation>⟦dîàspörà* döés ñöt lét àpps délété ñötîfîçàtîöñs.····················⟧</translation>
    </message>
    <message>
        <source>This sign-in only reads; it was not asked for the permission to write.</source>
        <translation>⟦Thîs sîgñ-îñ öñlý réàds; ît wàs ñöt àskéd för thé pérmîssîöñ tö wrîté.····························⟧</translation>
    </message>
    <message>
        <source>diaspora* has no live connection for apps; it is asked every few minutes instead.</source>
        <translation>⟦dîàspörà* hàs ñö lîvé çöññéçtîöñ för àpps; ît îs àskéd évérý féw mîñûtés îñstéàd.································⟧</translation>
    </message>
    <message>
        <source>This token may not say whose it is; it needs the scope “openid”</source>
        <translation>⟦Thîs tökéñ màý ñöt sàý whösé ît îs; ît ñééds thé sçöpé “öpéñîd”·························⟧</translation>
    </message>
    <message>
        <source>Someone</source>
        <translation>⟦Söméöñé···⟧</translation>
    </message>
    <message numerus="yes">
        <source>{who} also commented on {post}</source>
        <translation>
            <numerusform>⟦{who} àlsö çömméñtéd öñ {post}············⟧</numerusform>
            <numerusform>⟦{who} àlsö çömméñtéd öñ {post}············⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} commented on your post</source>
        <translation>
            <numerusform>⟦{who} çömméñtéd öñ ýöûr pöst···········⟧</numerusform>
            <numerusform>⟦{who} çömméñtéd öñ ýöûr pöst···········⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} liked your post</source>
        <translation>
            <numerusform>⟦{who} lîkéd ýöûr pöst········⟧</numerusform>
            <numerusform>⟦{who} lîkéd ýöûr pöst········⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} liked your comment</source>
        <translation>
            <numerusform>⟦{who} lîkéd ýöûr çömméñt··········⟧</numerusform>
            <numerusform>⟦{who} lîkéd ýöûr çömméñt··········⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} mentioned you in a post</source>
        <translation>
            <numerusform>⟦{who} méñtîöñéd ýöû îñ à pöst············⟧</numerusform>
            <numerusform>⟦{who} méñtîöñéd ýöû îñ à pöst············⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} mentioned you in a comment</source>
        <translation>
            <numerusform>⟦{who} méñtîöñéd ýöû îñ à çömméñt·············⟧</numerusform>
            <numerusform>⟦{who} méñtîöñéd ýöû îñ à çömméñt·············⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} reshared your post</source>
        <translation>
            <numerusform>⟦{who} réshàréd ýöûr pöst··········⟧</numerusform>
            <numerusform>⟦{who} réshàréd ýöûr pöst··········⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} started sharing with you</source>
        <translation>
            <numerusform>⟦{who} stàrtéd shàrîñg wîth ýöû············⟧</numerusform>
            <numerusform>⟦{who} stàrtéd shàrîñg wîth ýöû············⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} (has|have) a birthday</source>
        <translation>
            <numerusform>⟦{who} hàs à bîrthdàý········⟧</numerusform>
            <numerusform>⟦{who} hàvé à bîrthdàý········⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} liked your comment on {post}</source>
        <translation>
            <numerusform>⟦{who} lîkéd ýöûr çömméñt öñ {post}··············⟧</numerusform>
            <numerusform>⟦{who} lîkéd ýöûr çömméñt öñ {post}··············⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} mentioned you in a comment on {post}</source>
        <translation>
            <numerusform>⟦{who} méñtîöñéd ýöû îñ à çömméñt öñ {post}·················⟧</numerusform>
            <numerusform>⟦{who} méñtîöñéd ýöû îñ à çömméñt öñ {post}·················⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>a post that you commented on</source>
        <translation>⟦à pöst thàt ýöû çömméñtéd öñ···········⟧</translation>
    </message>
    <message>
        <source>your post</source>
        <translation>⟦ýöûr pöst····⟧</translation>
    </message>
    <message>
        <source>their own post</source>
        <translation>⟦théîr öwñ pöst······⟧</translation>
    </message>
    <message>
        <source>{name}’s post</source>
        <translation>⟦{name}’s pöst·····⟧</translation>
    </message>
    <message>
        <source>something new</source>
        <translation>⟦söméthîñg ñéw·····⟧</translation>
    </message>
    <message>
        <source>Something new: {words}</source>
        <translation>⟦Söméthîñg ñéw: {words}·········⟧</translation>
    </message>
    <message>
        <source>Looking for your pod.</source>
        <translation>⟦Löökîñg för ýöûr pöd.········⟧</translation>
    </message>
    <message>
        <source>No diaspora* pod answers at {host}</source>
        <translation>⟦Ñö dîàspörà* pöd àñswérs àt {host}··············⟧</translation>
    </message>
    <message>
        <source>The pod is not connected at the moment</source>
        <translation>⟦Thé pöd îs ñöt çöññéçtéd àt thé möméñt···············⟧</translation>
    </message>
    <message>
        <source>every four to five minutes while it is quiet</source>
        <translation>⟦évérý föûr tö fîvé mîñûtés whîlé ît îs qûîét··················⟧</translation>
    </message>
    <message>
        <source>every two to three minutes</source>
        <translation>⟦évérý twö tö thréé mîñûtés··········⟧</translation>
    </message>
    <message>
        <source>Asks {how_often}, because pods do not tell apps by themselves</source>
        <translation>⟦Àsks {how_often}, béçàûsé pöds dö ñöt téll àpps bý thémsélvés························⟧</translation>
    </message>
    <message>
        <source>private messages are left out, because this sign-in does not include them</source>
        <translation>⟦prîvàté méssàgés àré léft öût, béçàûsé thîs sîgñ-îñ döés ñöt îñçlûdé thém·····························⟧</translation>
    </message>
    <message>
        <source>Only these types</source>
        <translation>⟦Öñlý thésé týpés······⟧</translation>
    </message>
    <message>
        <source>Types in the pod’s own words (liked, reshared, mentioned, …); empty: all.</source>
        <translation>⟦Týpés îñ thé pöd’s öwñ wörds (lîkéd, réshàréd, méñtîöñéd, …); émptý: àll.·····························⟧</translation>
    </message>
    <message>
        <source>All types</source>
        <translation>⟦Àll týpés····⟧</translation>
    </message>
    <message>
        <source>Nothing older than</source>
        <translation>⟦Ñöthîñg öldér thàñ·······⟧</translation>
    </message>
    <message>
        <source>A day, such as 2026-01-31: what happened before it is not fetched; empty: everything.</source>
        <translation>⟦À dàý, sûçh às 2026-01-31: whàt hàppéñéd béföré ît îs ñöt fétçhéd; émptý: évérýthîñg.··································⟧</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>⟦Évérýthîñg····⟧</translation>
    </message>
    <message>
        <source>Private messages</source>
        <translation>⟦Prîvàté méssàgés······⟧</translation>
    </message>
    <message>
        <source>Show unread conversations. Off: the permission for them is not asked for when you sign in.</source>
        <translation>⟦Shöw ûñréàd çöñvérsàtîöñs. Öff: thé pérmîssîöñ för thém îs ñöt àskéd för whéñ ýöû sîgñ îñ.····································⟧</translation>
    </message>
    <message>
        <source>“{text}” is not a day that “{label}” can mean; a day looks like 2026-01-31</source>
        <translation>⟦“{text}” îs ñöt à dàý thàt “{label}” çàñ méàñ; à dàý lööks lîké 2026-01-31······························⟧</translation>
    </message>
    <message>
        <source>traynotify asks to see whose account it is, and to read your notifications and mark them as read or unread.</source>
        <translation>⟦tràýñötîfý àsks tö séé whösé àççöûñt ît îs, àñd tö réàd ýöûr ñötîfîçàtîöñs àñd màrk thém às réàd ör ûñréàd.···········································⟧</translation>
    </message>
    <message>
        <source> It also asks for your private conversations, to show which are unread. That permission covers writing messages as well; traynotify never writes any.</source>
        <translation> ⟦Ît àlsö àsks för ýöûr prîvàté çöñvérsàtîöñs, tö shöw whîçh àré ûñréàd. Thàt pérmîssîöñ çövérs wrîtîñg méssàgés às wéll; tràýñötîfý ñévér wrîtés àñý.···························································⟧</translation>
    </message>
    <message>
        <source>Your browser is signed in as {handle}, not as {user}; sign in there as {user}, or add the account by the address of the pod alone</source>
        <translation>⟦Ýöûr bröwsér îs sîgñéd îñ às {handle}, ñöt às {user}; sîgñ îñ théré às {user}, ör àdd thé àççöûñt bý thé àddréss öf thé pöd àlöñé····················································⟧</translation>
    </message>
    <message>
        <source>{host} does not accept this token, or it was not given the scope “notifications”</source>
        <translation>⟦{host} döés ñöt àççépt thîs tökéñ, ör ît wàs ñöt gîvéñ thé sçöpé “ñötîfîçàtîöñs”································⟧</translation>
    </message>
    <message>
        <source>the pod keeps it until you remove traynotify at {page}</source>
        <translation>⟦thé pöd kééps ît ûñtîl ýöû rémövé tràýñötîfý àt {page}······················⟧</translation>
    </message>
    <message>
        <source>{host} runs {label}, which lets no app see notifications: pods do from diaspora* 0.9 on. Please ask the people who run it whether they plan to update</source>
        <translation>⟦{host} rûñs {label}, whîçh léts ñö àpp séé ñötîfîçàtîöñs: pöds dö fröm dîàspörà* 0.9 öñ. Pléàsé àsk thé péöplé whö rûñ ît whéthér théý plàñ tö ûpdàté····························································⟧</translation>
    </message>
    <message>
        <source>{host} does not let traynotify introduce itself as an app</source>
        <translation>⟦{host} döés ñöt lét tràýñötîfý îñtrödûçé îtsélf às àñ àpp·······················⟧</translation>
    </message>
    <message>
        <source>{host} renewed the sign-in in a way that cannot be understood</source>
        <translation>⟦{host} réñéwéd thé sîgñ-îñ îñ à wàý thàt çàññöt bé ûñdérstööd························⟧</translation>
    </message>
    <message numerus="yes">
        <source>{who} sent you a message</source>
        <translation>
            <numerusform>⟦{who} séñt ýöû à méssàgé··········⟧</numerusform>
            <numerusform>⟦{who} séñt ýöû à méssàgé··········⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>forum</source>
        <translation>⟦förûm··⟧</translation>
    </message>
    <message>
        <source>the server has no live channel</source>
        <translation>⟦thé sérvér hàs ñö lîvé çhàññél············⟧</translation>
    </message>
    <message>
        <source>the server refuses its live channel to this sign-in</source>
        <translation>⟦thé sérvér réfûsés îts lîvé çhàññél tö thîs sîgñ-îñ····················⟧</translation>
    </message>
    <message>
        <source>The live channel sent data that cannot be understood</source>
        <translation>⟦Thé lîvé çhàññél séñt dàtà thàt çàññöt bé ûñdérstööd·····················⟧</translation>
    </message>
    <message>
        <source>{host} does not say who we are</source>
        <translation>⟦{host} döés ñöt sàý whö wé àré············⟧</translation>
    </message>
    <message>
        <source>{host} does not let this sign-in mark notifications as read</source>
        <translation>⟦{host} döés ñöt lét thîs sîgñ-îñ màrk ñötîfîçàtîöñs às réàd························⟧</translation>
    </message>
    <message>
        <source>{host} has no way to mark notifications as read</source>
        <translation>⟦{host} hàs ñö wàý tö màrk ñötîfîçàtîöñs às réàd···················⟧</translation>
    </message>
    <message>
        <source>{host} allows no more requests of this sign-in for today</source>
        <translation>⟦{host} àllöws ñö möré réqûésts öf thîs sîgñ-îñ för tödàý······················⟧</translation>
    </message>
    <message>
        <source>Something in front of {host} turned us away; its website may show why</source>
        <translation>⟦Söméthîñg îñ fröñt öf {host} tûrñéd ûs àwàý; îts wébsîté màý shöw whý····························⟧</translation>
    </message>
    <message>
        <source>Discourse lets apps mark notifications as read, and do nothing else with them</source>
        <translation>⟦Dîsçöûrsé léts àpps màrk ñötîfîçàtîöñs às réàd, àñd dö ñöthîñg élsé wîth thém·······························⟧</translation>
    </message>
    <message>
        <source>On Discourse, notifications are marked one by one</source>
        <translation>⟦Öñ Dîsçöûrsé, ñötîfîçàtîöñs àré màrkéd öñé bý öñé····················⟧</translation>
    </message>
    <message>
        <source>The forum does not let this sign-in in at the moment</source>
        <translation>⟦Thé förûm döés ñöt lét thîs sîgñ-îñ îñ àt thé möméñt·····················⟧</translation>
    </message>
    <message>
        <source>This is not the answer to this sign-in; please copy the whole text that the page shows</source>
        <translation>⟦Thîs îs ñöt thé àñswér tö thîs sîgñ-îñ; pléàsé çöpý thé whölé téxt thàt thé pàgé shöws··································⟧</translation>
    </message>
    <message>
        <source>This is not what the page shows; please copy the whole text</source>
        <translation>⟦Thîs îs ñöt whàt thé pàgé shöws; pléàsé çöpý thé whölé téxt························⟧</translation>
    </message>
    <message>
        <source>This sign-in may look at notifications, but not mark them as read; what is read here stays read here.</source>
        <translation>⟦Thîs sîgñ-îñ màý löök àt ñötîfîçàtîöñs, bût ñöt màrk thém às réàd; whàt îs réàd héré stàýs réàd héré.········································⟧</translation>
    </message>
    <message>
        <source>Discourse has no way for apps to mark notifications as unread; it stays unread here.</source>
        <translation>⟦Dîsçöûrsé hàs ñö wàý för àpps tö màrk ñötîfîçàtîöñs às ûñréàd; ît stàýs ûñréàd héré.··································⟧</translation>
    </message>
    <message>
        <source>Discourse lets nobody but administrators delete notifications.</source>
        <translation>⟦Dîsçöûrsé léts ñöbödý bût àdmîñîstràtörs délété ñötîfîçàtîöñs.·························⟧</translation>
    </message>
    <message>
        <source>{host} does not let this key list notifications; it needs the scope “notifications”</source>
        <translation>⟦{host} döés ñöt lét thîs kéý lîst ñötîfîçàtîöñs; ît ñééds thé sçöpé “ñötîfîçàtîöñs”·································⟧</translation>
    </message>
    <message>
        <source>The forum is asked again and again instead, because {why}.</source>
        <translation>⟦Thé förûm îs àskéd àgàîñ àñd àgàîñ îñstéàd, béçàûsé {why}.·······················⟧</translation>
    </message>
    <message>
        <source>{host} does not accept this key; please sign in again</source>
        <translation>⟦{host} döés ñöt àççépt thîs kéý; pléàsé sîgñ îñ àgàîñ·····················⟧</translation>
    </message>
    <message>
        <source>{host} does not say whose key this is; make one with the permission session_info</source>
        <translation>⟦{host} döés ñöt sàý whösé kéý thîs îs; màké öñé wîth thé pérmîssîöñ séssîöñ_îñfö································⟧</translation>
    </message>
    <message>
        <source>the server does not hold a line open</source>
        <translation>⟦thé sérvér döés ñöt höld à lîñé öpéñ··············⟧</translation>
    </message>
    <message>
        <source>the server has no live channel for this sign-in</source>
        <translation>⟦thé sérvér hàs ñö lîvé çhàññél för thîs sîgñ-îñ···················⟧</translation>
    </message>
    <message>
        <source>its live channel stays silent</source>
        <translation>⟦îts lîvé çhàññél stàýs sîléñt············⟧</translation>
    </message>
    <message>
        <source>its live channel does not answer</source>
        <translation>⟦îts lîvé çhàññél döés ñöt àñswér·············⟧</translation>
    </message>
    <message numerus="yes">
        <source>{who} mentioned you{in_topic}</source>
        <translation>
            <numerusform>⟦{who} méñtîöñéd ýöû{in_topic}············⟧</numerusform>
            <numerusform>⟦{who} méñtîöñéd ýöû{in_topic}············⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} replied to you{in_topic}</source>
        <translation>
            <numerusform>⟦{who} réplîéd tö ýöû{in_topic}············⟧</numerusform>
            <numerusform>⟦{who} réplîéd tö ýöû{in_topic}············⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} quoted you{in_topic}</source>
        <translation>
            <numerusform>⟦{who} qûötéd ýöû{in_topic}··········⟧</numerusform>
            <numerusform>⟦{who} qûötéd ýöû{in_topic}··········⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} edited your post{in_topic}</source>
        <translation>
            <numerusform>⟦{who} édîtéd ýöûr pöst{in_topic}·············⟧</numerusform>
            <numerusform>⟦{who} édîtéd ýöûr pöst{in_topic}·············⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} liked your post{in_topic}</source>
        <translation>
            <numerusform>⟦{who} lîkéd ýöûr pöst{in_topic}············⟧</numerusform>
            <numerusform>⟦{who} lîkéd ýöûr pöst{in_topic}············⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} boosted your post{in_topic}</source>
        <translation>
            <numerusform>⟦{who} bööstéd ýöûr pöst{in_topic}·············⟧</numerusform>
            <numerusform>⟦{who} bööstéd ýöûr pöst{in_topic}·············⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} sent you a message{named}</source>
        <translation>
            <numerusform>⟦{who} séñt ýöû à méssàgé{named}············⟧</numerusform>
            <numerusform>⟦{who} séñt ýöû à méssàgé{named}············⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} invited you to a private conversation{named}</source>
        <translation>
            <numerusform>⟦{who} îñvîtéd ýöû tö à prîvàté çöñvérsàtîöñ{named}····················⟧</numerusform>
            <numerusform>⟦{who} îñvîtéd ýöû tö à prîvàté çöñvérsàtîöñ{named}····················⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} accepted your invitation</source>
        <translation>
            <numerusform>⟦{who} àççéptéd ýöûr îñvîtàtîöñ············⟧</numerusform>
            <numerusform>⟦{who} àççéptéd ýöûr îñvîtàtîöñ············⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} posted{in_topic}</source>
        <translation>
            <numerusform>⟦{who} pöstéd{in_topic}·········⟧</numerusform>
            <numerusform>⟦{who} pöstéd{in_topic}·········⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} moved your post to {topic}</source>
        <translation>
            <numerusform>⟦{who} mövéd ýöûr pöst tö {topic}·············⟧</numerusform>
            <numerusform>⟦{who} mövéd ýöûr pöst tö {topic}·············⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} linked to your post{in_topic}</source>
        <translation>
            <numerusform>⟦{who} lîñkéd tö ýöûr pöst{in_topic}··············⟧</numerusform>
            <numerusform>⟦{who} lîñkéd tö ýöûr pöst{in_topic}··············⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} invited you to {topic}</source>
        <translation>
            <numerusform>⟦{who} îñvîtéd ýöû tö {topic}···········⟧</numerusform>
            <numerusform>⟦{who} îñvîtéd ýöû tö {topic}···········⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} started {topic}</source>
        <translation>
            <numerusform>⟦{who} stàrtéd {topic}········⟧</numerusform>
            <numerusform>⟦{who} stàrtéd {topic}········⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>You wanted to be reminded of {topic}</source>
        <translation>⟦Ýöû wàñtéd tö bé rémîñdéd öf {topic}··············⟧</translation>
    </message>
    <message>
        <source>Your post{in_topic} was approved</source>
        <translation>⟦Ýöûr pöst{in_topic} wàs àpprövéd·············⟧</translation>
    </message>
    <message>
        <source>Your votes for {topic} are free again</source>
        <translation>⟦Ýöûr vötés för {topic} àré fréé àgàîñ···············⟧</translation>
    </message>
    <message numerus="yes">
        <source>{who} invited you to the event {topic}</source>
        <translation>
            <numerusform>⟦{who} îñvîtéd ýöû tö thé évéñt {topic}···············⟧</numerusform>
            <numerusform>⟦{who} îñvîtéd ýöû tö thé évéñt {topic}···············⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} quoted your chat message{in_topic}</source>
        <translation>
            <numerusform>⟦{who} qûötéd ýöûr çhàt méssàgé{in_topic}················⟧</numerusform>
            <numerusform>⟦{who} qûötéd ýöûr çhàt méssàgé{in_topic}················⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} commented{in_topic}</source>
        <translation>
            <numerusform>⟦{who} çömméñtéd{in_topic}··········⟧</numerusform>
            <numerusform>⟦{who} çömméñtéd{in_topic}··········⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>Your forum has new features</source>
        <translation>⟦Ýöûr förûm hàs ñéw féàtûrés···········⟧</translation>
    </message>
    <message>
        <source>Your forum has problems that an administrator should look at</source>
        <translation>⟦Ýöûr förûm hàs pröbléms thàt àñ àdmîñîstràtör shöûld löök àt························⟧</translation>
    </message>
    <message numerus="yes">
        <source>{who} suggested an edit to your post{in_topic}</source>
        <translation>
            <numerusform>⟦{who} sûggéstéd àñ édît tö ýöûr pöst{in_topic}··················⟧</numerusform>
            <numerusform>⟦{who} sûggéstéd àñ édît tö ýöûr pöst{in_topic}··················⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} accepted the edit that you suggested{in_topic}</source>
        <translation>
            <numerusform>⟦{who} àççéptéd thé édît thàt ýöû sûggéstéd{in_topic}·····················⟧</numerusform>
            <numerusform>⟦{who} àççéptéd thé édît thàt ýöû sûggéstéd{in_topic}·····················⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} started following you</source>
        <translation>
            <numerusform>⟦{who} stàrtéd föllöwîñg ýöû···········⟧</numerusform>
            <numerusform>⟦{who} stàrtéd föllöwîñg ýöû···········⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} replied{in_topic}</source>
        <translation>
            <numerusform>⟦{who} réplîéd{in_topic}·········⟧</numerusform>
            <numerusform>⟦{who} réplîéd{in_topic}·········⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>{topic} begins soon</source>
        <translation>⟦{topic} bégîñs sööñ········⟧</translation>
    </message>
    <message>
        <source>{topic} has begun</source>
        <translation>⟦{topic} hàs bégûñ·······⟧</translation>
    </message>
    <message>
        <source>{topic} is over</source>
        <translation>⟦{topic} îs övér······⟧</translation>
    </message>
    <message numerus="yes">
        <source>{who} chose your post as the solution{in_topic}</source>
        <translation>
            <numerusform>⟦{who} çhösé ýöûr pöst às thé sölûtîöñ{in_topic}···················⟧</numerusform>
            <numerusform>⟦{who} çhösé ýöûr pöst às thé sölûtîöñ{in_topic}···················⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} sent you an official warning{named}</source>
        <translation>
            <numerusform>⟦{who} séñt ýöû àñ öffîçîàl wàrñîñg{named}················⟧</numerusform>
            <numerusform>⟦{who} séñt ýöû àñ öffîçîàl wàrñîñg{named}················⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>a topic</source>
        <translation>⟦à töpîç···⟧</translation>
    </message>
    <message>
        <source> in {topic}</source>
        <comment>within a sentence, as in “Bob replied in Gardens”</comment>
        <translation> ⟦îñ {topic}····⟧</translation>
    </message>
    <message numerus="yes">
        <source>%n new messages</source>
        <translation>
            <numerusform>⟦%n ñéw méssàgés······⟧</numerusform>
            <numerusform>⟦%n ñéw méssàgés······⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>several new messages</source>
        <translation>⟦sévéràl ñéw méssàgés········⟧</translation>
    </message>
    <message numerus="yes">
        <source>%n new replies</source>
        <translation>
            <numerusform>⟦%n ñéw réplîés······⟧</numerusform>
            <numerusform>⟦%n ñéw réplîés······⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>several new replies</source>
        <translation>⟦sévéràl ñéw réplîés········⟧</translation>
    </message>
    <message numerus="yes">
        <source>%n new posts</source>
        <translation>
            <numerusform>⟦%n ñéw pösts·····⟧</numerusform>
            <numerusform>⟦%n ñéw pösts·····⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>several new posts</source>
        <translation>⟦sévéràl ñéw pösts·······⟧</translation>
    </message>
    <message>
        <source>your group</source>
        <translation>⟦ýöûr gröûp····⟧</translation>
    </message>
    <message>
        <source>You earned the badge “{badge}”</source>
        <translation>⟦Ýöû éàrñéd thé bàdgé “{badge}”············⟧</translation>
    </message>
    <message>
        <source>You earned a badge</source>
        <translation>⟦Ýöû éàrñéd à bàdgé·······⟧</translation>
    </message>
    <message>
        <source>You are now in the group {group}</source>
        <translation>⟦Ýöû àré ñöw îñ thé gröûp {group}·············⟧</translation>
    </message>
    <message>
        <source>You are now in the group that you wanted to join</source>
        <translation>⟦Ýöû àré ñöw îñ thé gröûp thàt ýöû wàñtéd tö jöîñ···················⟧</translation>
    </message>
    <message numerus="yes">
        <source>{who} mentioned {whom}{in_topic}</source>
        <translation>
            <numerusform>⟦{who} méñtîöñéd {whom}{in_topic}·············⟧</numerusform>
            <numerusform>⟦{who} méñtîöñéd {whom}{in_topic}·············⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>New messages in the inbox of {group}</source>
        <translation>⟦Ñéw méssàgés îñ thé îñböx öf {group}··············⟧</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) in the inbox of {group}</source>
        <translation>
            <numerusform>⟦%n méssàgé îñ thé îñböx öf {group}··············⟧</numerusform>
            <numerusform>⟦%n méssàgés îñ thé îñböx öf {group}··············⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} liked one of your posts</source>
        <translation>
            <numerusform>⟦{who} lîkéd öñé öf ýöûr pösts············⟧</numerusform>
            <numerusform>⟦{who} lîkéd öñé öf ýöûr pösts············⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} liked %n of your posts</source>
        <translation>
            <numerusform>⟦{who} lîkéd %n öf ýöûr pösts···········⟧</numerusform>
            <numerusform>⟦{who} lîkéd %n öf ýöûr pösts···········⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} linked to one of your posts</source>
        <translation>
            <numerusform>⟦{who} lîñkéd tö öñé öf ýöûr pösts·············⟧</numerusform>
            <numerusform>⟦{who} lîñkéd tö öñé öf ýöûr pösts·············⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} linked to %n of your posts</source>
        <translation>
            <numerusform>⟦{who} lîñkéd tö %n öf ýöûr pösts·············⟧</numerusform>
            <numerusform>⟦{who} lîñkéd tö %n öf ýöûr pösts·············⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} reacted to one of your posts</source>
        <translation>
            <numerusform>⟦{who} réàçtéd tö öñé öf ýöûr pösts··············⟧</numerusform>
            <numerusform>⟦{who} réàçtéd tö öñé öf ýöûr pösts··············⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} reacted to %n of your posts</source>
        <translation>
            <numerusform>⟦{who} réàçtéd tö %n öf ýöûr pösts·············⟧</numerusform>
            <numerusform>⟦{who} réàçtéd tö %n öf ýöûr pösts·············⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} reacted with {emoji} to your post{in_topic}</source>
        <translation>
            <numerusform>⟦{who} réàçtéd wîth {emoji} tö ýöûr pöst{in_topic}····················⟧</numerusform>
            <numerusform>⟦{who} réàçtéd wîth {emoji} tö ýöûr pöst{in_topic}····················⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} reacted to your post{in_topic}</source>
        <translation>
            <numerusform>⟦{who} réàçtéd tö ýöûr pöst{in_topic}··············⟧</numerusform>
            <numerusform>⟦{who} réàçtéd tö ýöûr pöst{in_topic}··············⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of your commits were approved</source>
        <translation>
            <numerusform>⟦%n öf ýöûr çömmîts wéré àpprövéd·············⟧</numerusform>
            <numerusform>⟦%n öf ýöûr çömmîts wéré àpprövéd·············⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>Your commit{in_topic} was approved</source>
        <translation>⟦Ýöûr çömmît{in_topic} wàs àpprövéd··············⟧</translation>
    </message>
    <message>
        <source>Somebody wants to join {group}</source>
        <translation>⟦Sömébödý wàñts tö jöîñ {group}············⟧</translation>
    </message>
    <message numerus="yes">
        <source>%n people want to join {group}</source>
        <translation>
            <numerusform>⟦%n péöplé wàñt tö jöîñ {group}············⟧</numerusform>
            <numerusform>⟦%n péöplé wàñt tö jöîñ {group}············⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>Several people want to join {group}</source>
        <translation>⟦Sévéràl péöplé wàñt tö jöîñ {group}··············⟧</translation>
    </message>
    <message>
        <source>Your bookmark “{note}” in {topic} is due</source>
        <translation>⟦Ýöûr böökmàrk “{note}” îñ {topic} îs dûé················⟧</translation>
    </message>
    <message>
        <source>Your bookmark “{note}” is due</source>
        <translation>⟦Ýöûr böökmàrk “{note}” îs dûé············⟧</translation>
    </message>
    <message>
        <source>Your bookmark in {topic} is due</source>
        <translation>⟦Ýöûr böökmàrk îñ {topic} îs dûé············⟧</translation>
    </message>
    <message>
        <source>Your bookmark is due</source>
        <translation>⟦Ýöûr böökmàrk îs dûé········⟧</translation>
    </message>
    <message>
        <source>Reminder of the event {topic}</source>
        <translation>⟦Rémîñdér öf thé évéñt {topic}············⟧</translation>
    </message>
    <message>
        <source>a personal chat</source>
        <translation>⟦à pérsöñàl çhàt······⟧</translation>
    </message>
    <message>
        <source>the chat</source>
        <translation>⟦thé çhàt···⟧</translation>
    </message>
    <message>
        <source>the chat {channel}</source>
        <translation>⟦thé çhàt {channel}·······⟧</translation>
    </message>
    <message numerus="yes">
        <source>{who} mentioned {whom} in {place}</source>
        <translation>
            <numerusform>⟦{who} méñtîöñéd {whom} îñ {place}·············⟧</numerusform>
            <numerusform>⟦{who} méñtîöñéd {whom} îñ {place}·············⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} mentioned you in {place}</source>
        <translation>
            <numerusform>⟦{who} méñtîöñéd ýöû îñ {place}············⟧</numerusform>
            <numerusform>⟦{who} méñtîöñéd ýöû îñ {place}············⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} wrote in {place}</source>
        <translation>
            <numerusform>⟦{who} wröté îñ {place}·········⟧</numerusform>
            <numerusform>⟦{who} wröté îñ {place}·········⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} invited you to {place}</source>
        <translation>
            <numerusform>⟦{who} îñvîtéd ýöû tö {place}···········⟧</numerusform>
            <numerusform>⟦{who} îñvîtéd ýöû tö {place}···········⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} replied in the chat thread {thread}</source>
        <translation>
            <numerusform>⟦{who} réplîéd îñ thé çhàt thréàd {thread}················⟧</numerusform>
            <numerusform>⟦{who} réplîéd îñ thé çhàt thréàd {thread}················⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} replied in a chat thread</source>
        <translation>
            <numerusform>⟦{who} réplîéd îñ à çhàt thréàd············⟧</numerusform>
            <numerusform>⟦{who} réplîéd îñ à çhàt thréàd············⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>{topic} was assigned to {group}</source>
        <translation>⟦{topic} wàs àssîgñéd tö {group}············⟧</translation>
    </message>
    <message numerus="yes">
        <source>{who} assigned {topic} to you</source>
        <translation>
            <numerusform>⟦{who} àssîgñéd {topic} tö ýöû············⟧</numerusform>
            <numerusform>⟦{who} àssîgñéd {topic} tö ýöû············⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes of your forum can be tried out</source>
        <translation>
            <numerusform>⟦%n çhàñgés öf ýöûr förûm çàñ bé trîéd öût················⟧</numerusform>
            <numerusform>⟦%n çhàñgés öf ýöûr förûm çàñ bé trîéd öût················⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>A change of your forum can be tried out</source>
        <translation>⟦À çhàñgé öf ýöûr förûm çàñ bé trîéd öût················⟧</translation>
    </message>
    <message numerus="yes">
        <source>%n changes of your forum came into force by themselves</source>
        <translation>
            <numerusform>⟦%n çhàñgés öf ýöûr förûm çàmé îñtö förçé bý thémsélvés······················⟧</numerusform>
            <numerusform>⟦%n çhàñgés öf ýöûr förûm çàmé îñtö förçé bý thémsélvés······················⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>A change of your forum came into force by itself</source>
        <translation>⟦À çhàñgé öf ýöûr förûm çàmé îñtö förçé bý îtsélf···················⟧</translation>
    </message>
    <message numerus="yes">
        <source>{who} invited you to the voice room {room}</source>
        <translation>
            <numerusform>⟦{who} îñvîtéd ýöû tö thé vöîçé rööm {room}·················⟧</numerusform>
            <numerusform>⟦{who} îñvîtéd ýöû tö thé vöîçé rööm {room}·················⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} is calling you</source>
        <translation>
            <numerusform>⟦{who} îs çàllîñg ýöû········⟧</numerusform>
            <numerusform>⟦{who} îs çàllîñg ýöû········⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who}: something new{in_topic}</source>
        <translation>
            <numerusform>⟦{who}: söméthîñg ñéw{in_topic}············⟧</numerusform>
            <numerusform>⟦{who}: söméthîñg ñéw{in_topic}············⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>Something new{in_topic}</source>
        <translation>⟦Söméthîñg ñéw{in_topic}·········⟧</translation>
    </message>
    <message>
        <source>Looking for your forum.</source>
        <translation>⟦Löökîñg för ýöûr förûm.·········⟧</translation>
    </message>
    <message>
        <source>No Discourse forum answers at {address}</source>
        <translation>⟦Ñö Dîsçöûrsé förûm àñswérs àt {address}················⟧</translation>
    </message>
    <message>
        <source>the key may not ask whose it is</source>
        <translation>⟦thé kéý màý ñöt àsk whösé ît îs············⟧</translation>
    </message>
    <message>
        <source>Looking for the live channel</source>
        <translation>⟦Löökîñg för thé lîvé çhàññél···········⟧</translation>
    </message>
    <message>
        <source>every two minutes while it is quiet</source>
        <translation>⟦évérý twö mîñûtés whîlé ît îs qûîét··············⟧</translation>
    </message>
    <message>
        <source>every minute</source>
        <translation>⟦évérý mîñûté·····⟧</translation>
    </message>
    <message>
        <source>Asks {how_often}, because {why}</source>
        <translation>⟦Àsks {how_often}, béçàûsé {why}············⟧</translation>
    </message>
    <message>
        <source>User of the admin key</source>
        <translation>⟦Ûsér öf thé àdmîñ kéý········⟧</translation>
    </message>
    <message>
        <source>With a name here, the next sign-in’s token is an administrator’s key, for that user; empty: the user’s own.</source>
        <translation>⟦Wîth à ñàmé héré, thé ñéxt sîgñ-îñ’s tökéñ îs àñ àdmîñîstràtör’s kéý, för thàt ûsér; émptý: thé ûsér’s öwñ.···········································⟧</translation>
    </message>
    <message>
        <source>The user’s own key</source>
        <translation>⟦Thé ûsér’s öwñ kéý·······⟧</translation>
    </message>
    <message>
        <source>Let the browser bring the key</source>
        <translation>⟦Lét thé bröwsér brîñg thé kéý············⟧</translation>
    </message>
    <message>
        <source>On for forums that allow http://127.0.0.1:* as a redirect of user API keys; off: the key is pasted.</source>
        <translation>⟦Öñ för förûms thàt àllöw http://127.0.0.1:* às à rédîréçt öf ûsér ÀPÎ kéýs; öff: thé kéý îs pàstéd.········································⟧</translation>
    </message>
    <message>
        <source>Requests a minute</source>
        <translation>⟦Réqûésts à mîñûté·······⟧</translation>
    </message>
    <message>
        <source>What the forum allows a key (20, unless its owner raised it).</source>
        <translation>⟦Whàt thé förûm àllöws à kéý (20, ûñléss îts öwñér ràîséd ît).························⟧</translation>
    </message>
    <message>
        <source>Requests a day</source>
        <translation>⟦Réqûésts à dàý······⟧</translation>
    </message>
    <message>
        <source>What the forum allows a key (2880, unless its owner raised it).</source>
        <translation>⟦Whàt thé förûm àllöws à kéý (2880, ûñléss îts öwñér ràîséd ît).·························⟧</translation>
    </message>
    <message>
        <source>traynotify asks to read your notifications, to mark them as read, to hear of new ones, and to see whose account it is. It can neither read nor write posts.</source>
        <translation>⟦tràýñötîfý àsks tö réàd ýöûr ñötîfîçàtîöñs, tö màrk thém às réàd, tö héàr öf ñéw öñés, àñd tö séé whösé àççöûñt ît îs. Ît çàñ ñéîthér réàd ñör wrîté pösts.······························································⟧</translation>
    </message>
    <message>
        <source>Allow it on the page that opened in your browser, then paste the text that it shows</source>
        <translation>⟦Àllöw ît öñ thé pàgé thàt öpéñéd îñ ýöûr bröwsér, théñ pàsté thé téxt thàt ît shöws·································⟧</translation>
    </message>
    <message>
        <source>Paste the text that the page shows once you have allowed it</source>
        <translation>⟦Pàsté thé téxt thàt thé pàgé shöws öñçé ýöû hàvé àllöwéd ît························⟧</translation>
    </message>
    <message>
        <source>Paste the rest of the text, or all of it anew; an empty line starts over</source>
        <translation>⟦Pàsté thé rést öf thé téxt, ör àll öf ît àñéw; àñ émptý lîñé stàrts övér·····························⟧</translation>
    </message>
    <message>
        <source>Nobody answered in the browser in time; please start again</source>
        <translation>⟦Ñöbödý àñswéréd îñ thé bröwsér îñ tîmé; pléàsé stàrt àgàîñ·······················⟧</translation>
    </message>
    <message>
        <source>This is not an API key; it is a line of letters and digits</source>
        <translation>⟦Thîs îs ñöt àñ ÀPÎ kéý; ît îs à lîñé öf léttérs àñd dîgîts·······················⟧</translation>
    </message>
    <message>
        <source>“{name}” is not the name of a user</source>
        <translation>⟦“{name}” îs ñöt thé ñàmé öf à ûsér··············⟧</translation>
    </message>
    <message>
        <source>, or not for the user {username}</source>
        <translation>⟦, ör ñöt för thé ûsér {username}·············⟧</translation>
    </message>
    <message>
        <source>{domain} does not accept this key{whose}</source>
        <translation>⟦{domain} döés ñöt àççépt thîs kéý{whose}················⟧</translation>
    </message>
    <message>
        <source>Please open this address in a browser: {page}</source>
        <translation>⟦Pléàsé öpéñ thîs àddréss îñ à bröwsér: {page}··················⟧</translation>
    </message>
    <message>
        <source>Type this code there, and allow access: {user_code}</source>
        <translation>⟦Týpé thîs çödé théré, àñd àllöw àççéss: {user_code}····················⟧</translation>
    </message>
    <message>
        <source>Nobody typed the code in time; please start again</source>
        <translation>⟦Ñöbödý týpéd thé çödé îñ tîmé; pléàsé stàrt àgàîñ····················⟧</translation>
    </message>
    <message>
        <source>No browser could be started; switch “Let the browser bring the key” off, and paste it</source>
        <translation>⟦Ñö bröwsér çöûld bé stàrtéd; swîtçh “Lét thé bröwsér brîñg thé kéý” öff, àñd pàsté ît··································⟧</translation>
    </message>
    <message>
        <source>Waiting for your browser: please allow access there. If the forum says that this is not possible, cancel, switch “Let the browser bring the key” off, and start again.</source>
        <translation>⟦Wàîtîñg för ýöûr bröwsér: pléàsé àllöw àççéss théré. Îf thé förûm sàýs thàt thîs îs ñöt pössîblé, çàñçél, swîtçh “Lét thé bröwsér brîñg thé kéý” öff, àñd stàrt àgàîñ.··································································⟧</translation>
    </message>
    <message>
        <source>The answer belongs to another sign-in; please start again</source>
        <translation>⟦Thé àñswér bélöñgs tö àñöthér sîgñ-îñ; pléàsé stàrt àgàîñ·······················⟧</translation>
    </message>
    <message>
        <source>What is known of this post does not suffice to answer it</source>
        <translation>⟦Whàt îs kñöwñ öf thîs pöst döés ñöt sûffîçé tö àñswér ît······················⟧</translation>
    </message>
    <message>
        <source>{host} does not speak the Mastodon API</source>
        <translation>⟦{host} döés ñöt spéàk thé Màstödöñ ÀPÎ···············⟧</translation>
    </message>
    <message>
        <source>{host} gave ids that it does not take back</source>
        <translation>⟦{host} gàvé îds thàt ît döés ñöt tàké bàçk·················⟧</translation>
    </message>
    <message>
        <source>the post is not there any more</source>
        <translation>⟦thé pöst îs ñöt théré àñý möré············⟧</translation>
    </message>
    <message>
        <source>the server does not take that text</source>
        <translation>⟦thé sérvér döés ñöt tàké thàt téxt··············⟧</translation>
    </message>
    <message>
        <source>the server does not find the request, though it lists it</source>
        <translation>⟦thé sérvér döés ñöt fîñd thé réqûést, thöûgh ît lîsts ît······················⟧</translation>
    </message>
    <message>
        <source>the request is not there any more</source>
        <translation>⟦thé réqûést îs ñöt théré àñý möré·············⟧</translation>
    </message>
    <message>
        <source>{host} does not accept this sign-in; please sign in again</source>
        <translation>⟦{host} döés ñöt àççépt thîs sîgñ-îñ; pléàsé sîgñ îñ àgàîñ·······················⟧</translation>
    </message>
    <message>
        <source>{host} does not understand how it is asked for notifications</source>
        <translation>⟦{host} döés ñöt ûñdérstàñd höw ît îs àskéd för ñötîfîçàtîöñs························⟧</translation>
    </message>
    <message>
        <source>{host} does not let this account in at the moment; look at its website, it may want something from you</source>
        <translation>⟦{host} döés ñöt lét thîs àççöûñt îñ àt thé möméñt; löök àt îts wébsîté, ît màý wàñt söméthîñg fröm ýöû·········································⟧</translation>
    </message>
    <message>
        <source>This service has no way to do that</source>
        <translation>⟦Thîs sérvîçé hàs ñö wàý tö dö thàt··············⟧</translation>
    </message>
    <message>
        <source>This server only knows up to where you have read</source>
        <translation>⟦Thîs sérvér öñlý kñöws ûp tö whéré ýöû hàvé réàd···················⟧</translation>
    </message>
    <message>
        <source>This server keeps no read position, or not for this sign-in</source>
        <translation>⟦Thîs sérvér kééps ñö réàd pösîtîöñ, ör ñöt för thîs sîgñ-îñ························⟧</translation>
    </message>
    <message>
        <source>The read position is being moved by another app at the same time</source>
        <translation>⟦Thé réàd pösîtîöñ îs béîñg mövéd bý àñöthér àpp àt thé sàmé tîmé··························⟧</translation>
    </message>
    <message>
        <source>This server marks notifications one by one, up to one, or all</source>
        <translation>⟦Thîs sérvér màrks ñötîfîçàtîöñs öñé bý öñé, ûp tö öñé, ör àll························⟧</translation>
    </message>
    <message>
        <source>This server does not let this notification be marked as read</source>
        <translation>⟦Thîs sérvér döés ñöt lét thîs ñötîfîçàtîöñ bé màrkéd às réàd························⟧</translation>
    </message>
    <message>
        <source>This server does not let apps delete single notifications</source>
        <translation>⟦Thîs sérvér döés ñöt lét àpps délété sîñglé ñötîfîçàtîöñs·······················⟧</translation>
    </message>
    <message>
        <source>The server refused this when it was tried.</source>
        <translation>⟦Thé sérvér réfûséd thîs whéñ ît wàs trîéd.·················⟧</translation>
    </message>
    <message>
        <source>Mastodon-compatible server</source>
        <translation>⟦Màstödöñ-çömpàtîblé sérvér··········⟧</translation>
    </message>
    <message>
        <source>This sign-in may not change notifications; what you read is remembered here only.</source>
        <translation>⟦Thîs sîgñ-îñ màý ñöt çhàñgé ñötîfîçàtîöñs; whàt ýöû réàd îs rémémbéréd héré öñlý.································⟧</translation>
    </message>
    <message>
        <source>{name} keeps no read position that apps can use; what you read is remembered here only.</source>
        <translation>⟦{name} kééps ñö réàd pösîtîöñ thàt àpps çàñ ûsé; whàt ýöû réàd îs rémémbéréd héré öñlý.···································⟧</translation>
    </message>
    <message>
        <source>This sign-in may not move the read position; what you read is remembered here only.</source>
        <translation>⟦Thîs sîgñ-îñ màý ñöt mövé thé réàd pösîtîöñ; whàt ýöû réàd îs rémémbéréd héré öñlý.·································⟧</translation>
    </message>
    <message>
        <source>{name} does not let apps delete notifications.</source>
        <translation>⟦{name} döés ñöt lét àpps délété ñötîfîçàtîöñs.··················⟧</translation>
    </message>
    <message>
        <source>{name} does not let apps delete single notifications.</source>
        <translation>⟦{name} döés ñöt lét àpps délété sîñglé ñötîfîçàtîöñs.·····················⟧</translation>
    </message>
    <message>
        <source>This sign-in may not delete notifications.</source>
        <translation>⟦Thîs sîgñ-îñ màý ñöt délété ñötîfîçàtîöñs.·················⟧</translation>
    </message>
    <message>
        <source>This sign-in may not write posts; sign in again to allow replies.</source>
        <translation>⟦Thîs sîgñ-îñ màý ñöt wrîté pösts; sîgñ îñ àgàîñ tö àllöw réplîés.··························⟧</translation>
    </message>
    <message>
        <source>This sign-in may not change whom you follow; sign in again to allow that.</source>
        <translation>⟦Thîs sîgñ-îñ màý ñöt çhàñgé whöm ýöû föllöw; sîgñ îñ àgàîñ tö àllöw thàt.·····························⟧</translation>
    </message>
    <message>
        <source>This server has no live stream; it is asked every few minutes instead.</source>
        <translation>⟦Thîs sérvér hàs ñö lîvé stréàm; ît îs àskéd évérý féw mîñûtés îñstéàd.····························⟧</translation>
    </message>
    <message>
        <source>The service has no way to mark something as unread; it is unread here only.</source>
        <translation>⟦Thé sérvîçé hàs ñö wàý tö màrk söméthîñg às ûñréàd; ît îs ûñréàd héré öñlý.······························⟧</translation>
    </message>
    <message>
        <source>{name} mentioned you</source>
        <translation>⟦{name} méñtîöñéd ýöû········⟧</translation>
    </message>
    <message>
        <source>{name} posted</source>
        <translation>⟦{name} pöstéd·····⟧</translation>
    </message>
    <message>
        <source>{name} boosted your post</source>
        <translation>⟦{name} bööstéd ýöûr pöst··········⟧</translation>
    </message>
    <message>
        <source>{name} favourited your post</source>
        <translation>⟦{name} fàvöûrîtéd ýöûr pöst···········⟧</translation>
    </message>
    <message>
        <source>{name} followed you</source>
        <translation>⟦{name} föllöwéd ýöû········⟧</translation>
    </message>
    <message>
        <source>{name} asked to follow you</source>
        <translation>⟦{name} àskéd tö föllöw ýöû··········⟧</translation>
    </message>
    <message>
        <source>{name} edited a post you boosted</source>
        <translation>⟦{name} édîtéd à pöst ýöû bööstéd·············⟧</translation>
    </message>
    <message>
        <source>{name} quoted your post</source>
        <translation>⟦{name} qûötéd ýöûr pöst·········⟧</translation>
    </message>
    <message>
        <source>{name} edited a post you quoted</source>
        <translation>⟦{name} édîtéd à pöst ýöû qûötéd············⟧</translation>
    </message>
    <message>
        <source>{name} signed up</source>
        <translation>⟦{name} sîgñéd ûp······⟧</translation>
    </message>
    <message>
        <source>{name} sent you a chat message</source>
        <translation>⟦{name} séñt ýöû à çhàt méssàgé············⟧</translation>
    </message>
    <message>
        <source>{name} asks to favourite your post</source>
        <translation>⟦{name} àsks tö fàvöûrîté ýöûr pöst··············⟧</translation>
    </message>
    <message>
        <source>{name} asks to reply to your post</source>
        <translation>⟦{name} àsks tö réplý tö ýöûr pöst·············⟧</translation>
    </message>
    <message>
        <source>{name} asks to boost your post</source>
        <translation>⟦{name} àsks tö bööst ýöûr pöst············⟧</translation>
    </message>
    <message>
        <source>{name} asks to quote your post</source>
        <translation>⟦{name} àsks tö qûöté ýöûr pöst············⟧</translation>
    </message>
    <message>
        <source>{name} added you to {collection}</source>
        <translation>⟦{name} àddéd ýöû tö {collection}·············⟧</translation>
    </message>
    <message>
        <source>{name} changed {collection} that you are in</source>
        <translation>⟦{name} çhàñgéd {collection} thàt ýöû àré îñ·················⟧</translation>
    </message>
    <message>
        <source>The moderators of {domain} sent you a warning</source>
        <translation>⟦Thé mödéràtörs öf {domain} séñt ýöû à wàrñîñg··················⟧</translation>
    </message>
    <message>
        <source>The moderators of {domain} disabled your account</source>
        <translation>⟦Thé mödéràtörs öf {domain} dîsàbléd ýöûr àççöûñt···················⟧</translation>
    </message>
    <message>
        <source>The moderators of {domain} marked some of your posts as sensitive</source>
        <translation>⟦Thé mödéràtörs öf {domain} màrkéd sömé öf ýöûr pösts às séñsîtîvé··························⟧</translation>
    </message>
    <message>
        <source>The moderators of {domain} removed some of your posts</source>
        <translation>⟦Thé mödéràtörs öf {domain} rémövéd sömé öf ýöûr pösts·····················⟧</translation>
    </message>
    <message>
        <source>The moderators of {domain} will mark all your posts as sensitive from now on</source>
        <translation>⟦Thé mödéràtörs öf {domain} wîll màrk àll ýöûr pösts às séñsîtîvé fröm ñöw öñ······························⟧</translation>
    </message>
    <message>
        <source>The moderators of {domain} limited your account</source>
        <translation>⟦Thé mödéràtörs öf {domain} lîmîtéd ýöûr àççöûñt···················⟧</translation>
    </message>
    <message>
        <source>The moderators of {domain} suspended your account</source>
        <translation>⟦Thé mödéràtörs öf {domain} sûspéñdéd ýöûr àççöûñt····················⟧</translation>
    </message>
    <message>
        <source>An administrator blocked {target}</source>
        <translation>⟦Àñ àdmîñîstràtör blöçkéd {target}·············⟧</translation>
    </message>
    <message>
        <source>You blocked {target}</source>
        <translation>⟦Ýöû blöçkéd {target}········⟧</translation>
    </message>
    <message>
        <source>An administrator suspended {target}</source>
        <translation>⟦Àñ àdmîñîstràtör sûspéñdéd {target}··············⟧</translation>
    </message>
    <message>
        <source>The connection to {target} was cut</source>
        <translation>⟦Thé çöññéçtîöñ tö {target} wàs çût··············⟧</translation>
    </message>
    <message>
        <source>{name} reacted with {emoji}</source>
        <translation>⟦{name} réàçtéd wîth {emoji}···········⟧</translation>
    </message>
    <message>
        <source>{name} reacted to your post</source>
        <translation>⟦{name} réàçtéd tö ýöûr pöst···········⟧</translation>
    </message>
    <message>
        <source>the collection “{called}”</source>
        <translation>⟦thé çölléçtîöñ “{called}”··········⟧</translation>
    </message>
    <message>
        <source>a collection</source>
        <translation>⟦à çölléçtîöñ·····⟧</translation>
    </message>
    <message>
        <source>{name} moved to {target}</source>
        <translation>⟦{name} mövéd tö {target}··········⟧</translation>
    </message>
    <message>
        <source>{name} moved to another account</source>
        <translation>⟦{name} mövéd tö àñöthér àççöûñt············⟧</translation>
    </message>
    <message>
        <source>Your year on {domain} is ready to look at</source>
        <translation>⟦Ýöûr ýéàr öñ {domain} îs réàdý tö löök àt················⟧</translation>
    </message>
    <message>
        <source>{name} sent you a message</source>
        <translation>⟦{name} séñt ýöû à méssàgé··········⟧</translation>
    </message>
    <message>
        <source>{name} replied to you</source>
        <translation>⟦{name} réplîéd tö ýöû········⟧</translation>
    </message>
    <message>
        <source>A poll has ended</source>
        <translation>⟦À pöll hàs éñdéd······⟧</translation>
    </message>
    <message>
        <source>Your poll has ended</source>
        <translation>⟦Ýöûr pöll hàs éñdéd········⟧</translation>
    </message>
    <message>
        <source>A poll you voted in has ended</source>
        <translation>⟦À pöll ýöû vötéd îñ hàs éñdéd············⟧</translation>
    </message>
    <message>
        <source>Someone on {domain}</source>
        <translation>⟦Söméöñé öñ {domain}········⟧</translation>
    </message>
    <message>
        <source>{by} reported {about}</source>
        <translation>⟦{by} répörtéd {about}········⟧</translation>
    </message>
    <message>
        <source>{by} sent a report</source>
        <translation>⟦{by} séñt à répört·······⟧</translation>
    </message>
    <message>
        <source>Some of your follow relationships were cut</source>
        <translation>⟦Sömé öf ýöûr föllöw rélàtîöñshîps wéré çût·················⟧</translation>
    </message>
    <message>
        <source>a server</source>
        <translation>⟦à sérvér···⟧</translation>
    </message>
    <message numerus="yes">
        <source>%n follower(s)</source>
        <comment>whom you lost</comment>
        <translation>
            <numerusform>⟦%n föllöwér····⟧</numerusform>
            <numerusform>⟦%n föllöwérs·····⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n (person|people) that you follow</source>
        <comment>whom you lost</comment>
        <translation>
            <numerusform>⟦%n pérsöñ thàt ýöû föllöw··········⟧</numerusform>
            <numerusform>⟦%n péöplé thàt ýöû föllöw··········⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>{cause}: you lost {people}</source>
        <translation>⟦{cause}: ýöû löst {people}··········⟧</translation>
    </message>
    <message>
        <source>Looking for your server.</source>
        <translation>⟦Löökîñg för ýöûr sérvér.··········⟧</translation>
    </message>
    <message>
        <source>No server that speaks Mastodon’s language answers at {host}</source>
        <translation>⟦Ñö sérvér thàt spéàks Màstödöñ’s làñgûàgé àñswérs àt {host}························⟧</translation>
    </message>
    <message>
        <source>the server has no live stream</source>
        <translation>⟦thé sérvér hàs ñö lîvé stréàm············⟧</translation>
    </message>
    <message>
        <source>its live stream does not answer</source>
        <translation>⟦îts lîvé stréàm döés ñöt àñswér············⟧</translation>
    </message>
    <message>
        <source>Comes back within a minute or two, because its stream broke</source>
        <translation>⟦Çömés bàçk wîthîñ à mîñûté ör twö, béçàûsé îts stréàm bröké························⟧</translation>
    </message>
    <message>
        <source>The stream was not opened again: {error}</source>
        <translation>⟦Thé stréàm wàs ñöt öpéñéd àgàîñ: {error}················⟧</translation>
    </message>
    <message>
        <source>every three minutes while it is quiet</source>
        <translation>⟦évérý thréé mîñûtés whîlé ît îs qûîét···············⟧</translation>
    </message>
    <message>
        <source>Types in the server’s own words (mention, reblog, follow, …); empty: all.</source>
        <translation>⟦Týpés îñ thé sérvér’s öwñ wörds (méñtîöñ, réblög, föllöw, …); émptý: àll.·····························⟧</translation>
    </message>
    <message>
        <source>Without these types</source>
        <translation>⟦Wîthöût thésé týpés········⟧</translation>
    </message>
    <message>
        <source>Types in the server’s own words that are not fetched at all.</source>
        <translation>⟦Týpés îñ thé sérvér’s öwñ wörds thàt àré ñöt fétçhéd àt àll.························⟧</translation>
    </message>
    <message>
        <source>Only from one account</source>
        <translation>⟦Öñlý fröm öñé àççöûñt········⟧</translation>
    </message>
    <message>
        <source>The server’s id of somebody: only what comes from them is fetched.</source>
        <translation>⟦Thé sérvér’s îd öf sömébödý: öñlý whàt çömés fröm thém îs fétçhéd.··························⟧</translation>
    </message>
    <message>
        <source>Anybody</source>
        <translation>⟦Àñýbödý···⟧</translation>
    </message>
    <message>
        <source>traynotify asks to read your notifications and to see whose account it is, to keep your reading position in step with your other apps, to dismiss notifications, and to answer where you tell it to: with a reply that you wrote, by accepting or declining a request, or by following back. It does none of that by itself.</source>
        <translation>⟦tràýñötîfý àsks tö réàd ýöûr ñötîfîçàtîöñs àñd tö séé whösé àççöûñt ît îs, tö kéép ýöûr réàdîñg pösîtîöñ îñ stép wîth ýöûr öthér àpps, tö dîsmîss ñötîfîçàtîöñs, àñd tö àñswér whéré ýöû téll ît tö: wîth à réplý thàt ýöû wröté, bý àççéptîñg ör déçlîñîñg à réqûést, ör bý föllöwîñg bàçk. Ît döés ñöñé öf thàt bý îtsélf.······························································································································⟧</translation>
    </message>
    <message>
        <source>Your browser is signed in as {handle}, not as {user}; sign in there as {user}, or add the account by the address of the server alone</source>
        <translation>⟦Ýöûr bröwsér îs sîgñéd îñ às {handle}, ñöt às {user}; sîgñ îñ théré às {user}, ör àdd thé àççöûñt bý thé àddréss öf thé sérvér àlöñé·····················································⟧</translation>
    </message>
    <message>
        <source>{domain} does not accept this token</source>
        <translation>⟦{domain} döés ñöt àççépt thîs tökéñ··············⟧</translation>
    </message>
    <message>
        <source>This token may not read notifications on {domain}</source>
        <translation>⟦Thîs tökéñ màý ñöt réàd ñötîfîçàtîöñs öñ {domain}····················⟧</translation>
    </message>
    <message>
        <source>this sign-in does not include the live stream</source>
        <translation>⟦thîs sîgñ-îñ döés ñöt îñçlûdé thé lîvé stréàm··················⟧</translation>
    </message>
    <message>
        <source>the server refuses its live stream to this sign-in</source>
        <translation>⟦thé sérvér réfûsés îts lîvé stréàm tö thîs sîgñ-îñ····················⟧</translation>
    </message>
    <message>
        <source>the server does not offer its live stream</source>
        <translation>⟦thé sérvér döés ñöt öffér îts lîvé stréàm················⟧</translation>
    </message>
    <message>
        <source>its live stream does not work</source>
        <translation>⟦îts lîvé stréàm döés ñöt wörk············⟧</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures</source>
        <translation>
            <numerusform>⟦%n pîçtûrés····⟧</numerusform>
            <numerusform>⟦%n pîçtûrés····⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>a picture</source>
        <translation>⟦à pîçtûré····⟧</translation>
    </message>
    <message numerus="yes">
        <source>%n videos</source>
        <translation>
            <numerusform>⟦%n vîdéös····⟧</numerusform>
            <numerusform>⟦%n vîdéös····⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>a video</source>
        <translation>⟦à vîdéö···⟧</translation>
    </message>
    <message numerus="yes">
        <source>%n animations</source>
        <translation>
            <numerusform>⟦%n àñîmàtîöñs·····⟧</numerusform>
            <numerusform>⟦%n àñîmàtîöñs·····⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>an animation</source>
        <translation>⟦àñ àñîmàtîöñ·····⟧</translation>
    </message>
    <message numerus="yes">
        <source>%n sounds</source>
        <translation>
            <numerusform>⟦%n söûñds····⟧</numerusform>
            <numerusform>⟦%n söûñds····⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>a sound</source>
        <translation>⟦à söûñd···⟧</translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>⟦%n fîlés···⟧</numerusform>
            <numerusform>⟦%n fîlés···⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>a file</source>
        <translation>⟦à fîlé··⟧</translation>
    </message>
    <message>
        <source>Filtered: {filter}</source>
        <translation>⟦Fîltéréd: {filter}·······⟧</translation>
    </message>
    <message>
        <source>your filter</source>
        <translation>⟦ýöûr fîltér····⟧</translation>
    </message>
    <message>
        <source>This sign-in is good, but carries neither notifications nor chat: osu! lets no app but its own read notifications today. Sign in again with a token that may, or with an app of your own, which may carry your chat</source>
        <translation>⟦Thîs sîgñ-îñ îs gööd, bût çàrrîés ñéîthér ñötîfîçàtîöñs ñör çhàt: ösû! léts ñö àpp bût îts öwñ réàd ñötîfîçàtîöñs tödàý. Sîgñ îñ àgàîñ wîth à tökéñ thàt màý, ör wîth àñ àpp öf ýöûr öwñ, whîçh màý çàrrý ýöûr çhàt····················································································⟧</translation>
    </message>
    <message>
        <source>Chat messages only: osu! lets no app but its own read the other notifications</source>
        <translation>⟦Çhàt méssàgés öñlý: ösû! léts ñö àpp bût îts öwñ réàd thé öthér ñötîfîçàtîöñs·······························⟧</translation>
    </message>
    <message>
        <source>osu! has no way to mark something as unread; it is unread here only.</source>
        <translation>⟦ösû! hàs ñö wàý tö màrk söméthîñg às ûñréàd; ît îs ûñréàd héré öñlý.···························⟧</translation>
    </message>
    <message>
        <source>osu! lets only its website delete notifications.</source>
        <translation>⟦ösû! léts öñlý îts wébsîté délété ñötîfîçàtîöñs.···················⟧</translation>
    </message>
    <message>
        <source>osu! lets no app but its own read notifications, and this sign-in has not brought any chat.</source>
        <translation>⟦ösû! léts ñö àpp bût îts öwñ réàd ñötîfîçàtîöñs, àñd thîs sîgñ-îñ hàs ñöt bröûght àñý çhàt.····································⟧</translation>
    </message>
    <message>
        <source>The server refused this when it was tried; what you read is remembered here only.</source>
        <translation>⟦Thé sérvér réfûséd thîs whéñ ît wàs trîéd; whàt ýöû réàd îs rémémbéréd héré öñlý.································⟧</translation>
    </message>
    <message>
        <source>Nothing comes by itself, because {why}.</source>
        <translation>⟦Ñöthîñg çömés bý îtsélf, béçàûsé {why}.················⟧</translation>
    </message>
    <message>
        <source>{host} does not say whose sign-in this is</source>
        <translation>⟦{host} döés ñöt sàý whösé sîgñ-îñ thîs îs················⟧</translation>
    </message>
    <message>
        <source>This group is none that osu! knows</source>
        <translation>⟦Thîs gröûp îs ñöñé thàt ösû! kñöws··············⟧</translation>
    </message>
    <message>
        <source>This type is none that osu! knows</source>
        <translation>⟦Thîs týpé îs ñöñé thàt ösû! kñöws·············⟧</translation>
    </message>
    <message>
        <source>{host} lets no sign-in of this kind mark channels as read</source>
        <translation>⟦{host} léts ñö sîgñ-îñ öf thîs kîñd màrk çhàññéls às réàd·······················⟧</translation>
    </message>
    <message>
        <source>{host} lets no sign-in of this kind read notifications</source>
        <translation>⟦{host} léts ñö sîgñ-îñ öf thîs kîñd réàd ñötîfîçàtîöñs······················⟧</translation>
    </message>
    <message>
        <source>{host} has no list of notifications where osu! has it</source>
        <translation>⟦{host} hàs ñö lîst öf ñötîfîçàtîöñs whéré ösû! hàs ît·····················⟧</translation>
    </message>
    <message>
        <source>{host} lets no sign-in of this kind mark notifications as read</source>
        <translation>⟦{host} léts ñö sîgñ-îñ öf thîs kîñd màrk ñötîfîçàtîöñs às réàd·························⟧</translation>
    </message>
    <message>
        <source>{host} wants you to confirm this session first; it has sent you an e-mail about it</source>
        <translation>⟦{host} wàñts ýöû tö çöñfîrm thîs séssîöñ fîrst; ît hàs séñt ýöû àñ é-màîl àböût ît·································⟧</translation>
    </message>
    <message>
        <source>osu! does not say what this is about; marking it alone is not possible</source>
        <translation>⟦ösû! döés ñöt sàý whàt thîs îs àböût; màrkîñg ît àlöñé îs ñöt pössîblé····························⟧</translation>
    </message>
    <message>
        <source>osu! has no way to do that</source>
        <translation>⟦ösû! hàs ñö wàý tö dö thàt··········⟧</translation>
    </message>
    <message>
        <source>osu! marks single notifications, stacks, types, or all</source>
        <translation>⟦ösû! màrks sîñglé ñötîfîçàtîöñs, stàçks, týpés, ör àll······················⟧</translation>
    </message>
    <message>
        <source>the server names a live connection that must not be used</source>
        <translation>⟦thé sérvér ñàmés à lîvé çöññéçtîöñ thàt mûst ñöt bé ûséd······················⟧</translation>
    </message>
    <message>
        <source>the live connection broke</source>
        <translation>⟦thé lîvé çöññéçtîöñ bröké··········⟧</translation>
    </message>
    <message>
        <source>the live connection does not accept this sign-in</source>
        <translation>⟦thé lîvé çöññéçtîöñ döés ñöt àççépt thîs sîgñ-îñ···················⟧</translation>
    </message>
    <message>
        <source>the live connection does not answer</source>
        <translation>⟦thé lîvé çöññéçtîöñ döés ñöt àñswér··············⟧</translation>
    </message>
    <message>
        <source>The live connection does not accept this sign-in</source>
        <translation>⟦Thé lîvé çöññéçtîöñ döés ñöt àççépt thîs sîgñ-îñ···················⟧</translation>
    </message>
    <message>
        <source>a beatmap</source>
        <translation>⟦à béàtmàp····⟧</translation>
    </message>
    <message>
        <source>a new version</source>
        <translation>⟦à ñéw vérsîöñ·····⟧</translation>
    </message>
    <message>
        <source>a news post</source>
        <translation>⟦à ñéws pöst····⟧</translation>
    </message>
    <message>
        <source>{name} locked the discussion of {thing}</source>
        <translation>⟦{name} löçkéd thé dîsçûssîöñ öf {thing}················⟧</translation>
    </message>
    <message>
        <source>{name} unlocked the discussion of {thing}</source>
        <translation>⟦{name} ûñlöçkéd thé dîsçûssîöñ öf {thing}················⟧</translation>
    </message>
    <message>
        <source>{name} wrote about {thing}</source>
        <translation>⟦{name} wröté àböût {thing}··········⟧</translation>
    </message>
    <message>
        <source>{name} reported a problem with {thing}</source>
        <translation>⟦{name} répörtéd à pröblém wîth {thing}···············⟧</translation>
    </message>
    <message>
        <source>{name} reviewed {thing}</source>
        <translation>⟦{name} révîéwéd {thing}·········⟧</translation>
    </message>
    <message>
        <source>{name} disqualified {thing}</source>
        <translation>⟦{name} dîsqûàlîfîéd {thing}···········⟧</translation>
    </message>
    <message>
        <source>{name} moved {thing} to the loved beatmaps</source>
        <translation>⟦{name} mövéd {thing} tö thé lövéd béàtmàps·················⟧</translation>
    </message>
    <message>
        <source>{name} nominated {thing}</source>
        <translation>⟦{name} ñömîñàtéd {thing}··········⟧</translation>
    </message>
    <message>
        <source>{name} qualified {thing}</source>
        <translation>⟦{name} qûàlîfîéd {thing}··········⟧</translation>
    </message>
    <message>
        <source>{name} took {thing} from the loved beatmaps</source>
        <translation>⟦{name} töök {thing} fröm thé lövéd béàtmàps·················⟧</translation>
    </message>
    <message>
        <source>{name} reset the nominations of {thing}</source>
        <translation>⟦{name} rését thé ñömîñàtîöñs öf {thing}················⟧</translation>
    </message>
    <message>
        <source>{name} replied in {thing}</source>
        <translation>⟦{name} réplîéd îñ {thing}··········⟧</translation>
    </message>
    <message>
        <source>{name} uploaded {thing}</source>
        <translation>⟦{name} ûplöàdéd {thing}·········⟧</translation>
    </message>
    <message>
        <source>{name} revived {thing}</source>
        <translation>⟦{name} révîvéd {thing}·········⟧</translation>
    </message>
    <message>
        <source>{thing} is now ranked</source>
        <translation>⟦{thing} îs ñöw ràñkéd········⟧</translation>
    </message>
    <message>
        <source>News: {thing}</source>
        <translation>⟦Ñéws: {thing}·····⟧</translation>
    </message>
    <message>
        <source>The team {thing} accepted you as a member</source>
        <translation>⟦Thé téàm {thing} àççéptéd ýöû às à mémbér················⟧</translation>
    </message>
    <message>
        <source>The team {thing} turned your application down</source>
        <translation>⟦Thé téàm {thing} tûrñéd ýöûr àpplîçàtîöñ döwñ··················⟧</translation>
    </message>
    <message>
        <source>You unlocked the medal {thing}</source>
        <translation>⟦Ýöû ûñlöçkéd thé médàl {thing}············⟧</translation>
    </message>
    <message>
        <source>something new on the website</source>
        <translation>⟦söméthîñg ñéw öñ thé wébsîté···········⟧</translation>
    </message>
    <message>
        <source>you applied to</source>
        <translation>⟦ýöû àpplîéd tö······⟧</translation>
    </message>
    <message>
        <source>of an achievement</source>
        <translation>⟦öf àñ àçhîévéméñt·······⟧</translation>
    </message>
    <message>
        <source>A beatmap</source>
        <translation>⟦À béàtmàp····⟧</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>⟦“{text}”···⟧</translation>
    </message>
    <message numerus="yes">
        <source>{who} made you the owner of the difficulty “{level}” of {thing}</source>
        <translation>
            <numerusform>⟦{who} màdé ýöû thé öwñér öf thé dîffîçûltý “{level}” öf {thing}·························⟧</numerusform>
            <numerusform>⟦{who} màdé ýöû thé öwñér öf thé dîffîçûltý “{level}” öf {thing}·························⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} made you the owner of a difficulty of {thing}</source>
        <translation>
            <numerusform>⟦{who} màdé ýöû thé öwñér öf à dîffîçûltý öf {thing}····················⟧</numerusform>
            <numerusform>⟦{who} màdé ýöû thé öwñér öf à dîffîçûltý öf {thing}····················⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>something</source>
        <translation>⟦söméthîñg····⟧</translation>
    </message>
    <message numerus="yes">
        <source>{who} replied to your comment on {of}</source>
        <translation>
            <numerusform>⟦{who} réplîéd tö ýöûr çömméñt öñ {of}···············⟧</numerusform>
            <numerusform>⟦{who} réplîéd tö ýöûr çömméñt öñ {of}···············⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} commented on {of}</source>
        <translation>
            <numerusform>⟦{who} çömméñtéd öñ {of}·········⟧</numerusform>
            <numerusform>⟦{who} çömméñtéd öñ {of}·········⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>{applicant} asked to join your team</source>
        <translation>⟦{applicant} àskéd tö jöîñ ýöûr téàm··············⟧</translation>
    </message>
    <message numerus="yes">
        <source>{who} announced something in “{called}”</source>
        <translation>
            <numerusform>⟦{who} àññöûñçéd söméthîñg îñ “{called}”················⟧</numerusform>
            <numerusform>⟦{who} àññöûñçéd söméthîñg îñ “{called}”················⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} wrote in the chat of your team</source>
        <translation>
            <numerusform>⟦{who} wröté îñ thé çhàt öf ýöûr téàm··············⟧</numerusform>
            <numerusform>⟦{who} wröté îñ thé çhàt öf ýöûr téàm··············⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>a channel</source>
        <translation>⟦à çhàññél····⟧</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>⟦%n pröblém····⟧</numerusform>
            <numerusform>⟦%n pröbléms····⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s)</source>
        <translation>
            <numerusform>⟦%n sûggéstîöñ·····⟧</numerusform>
            <numerusform>⟦%n sûggéstîöñs······⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n praise(s)</source>
        <translation>
            <numerusform>⟦%n pràîsé····⟧</numerusform>
            <numerusform>⟦%n pràîsés····⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} announced something in “{channel}”</source>
        <translation>
            <numerusform>⟦{who} àññöûñçéd söméthîñg îñ “{channel}”················⟧</numerusform>
            <numerusform>⟦{who} àññöûñçéd söméthîñg îñ “{channel}”················⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} sent you an announcement</source>
        <translation>
            <numerusform>⟦{who} séñt ýöû àñ àññöûñçéméñt············⟧</numerusform>
            <numerusform>⟦{who} séñt ýöû àñ àññöûñçéméñt············⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} wrote in the chat of {team}</source>
        <translation>
            <numerusform>⟦{who} wröté îñ thé çhàt öf {team}·············⟧</numerusform>
            <numerusform>⟦{who} wröté îñ thé çhàt öf {team}·············⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>Something new: {title}</source>
        <translation>⟦Söméthîñg ñéw: {title}·········⟧</translation>
    </message>
    <message>
        <source>Looking for the server.</source>
        <translation>⟦Löökîñg för thé sérvér.·········⟧</translation>
    </message>
    <message>
        <source>No server of osu! answers at {address}</source>
        <translation>⟦Ñö sérvér öf ösû! àñswérs àt {address}···············⟧</translation>
    </message>
    <message>
        <source>osu! is not connected at the moment</source>
        <translation>⟦ösû! îs ñöt çöññéçtéd àt thé möméñt··············⟧</translation>
    </message>
    <message>
        <source>No chat for now, because {why}; it is tried again every minute or two</source>
        <translation>⟦Ñö çhàt för ñöw, béçàûsé {why}; ît îs trîéd àgàîñ évérý mîñûté ör twö····························⟧</translation>
    </message>
    <message>
        <source>Comes back before long, because {why}</source>
        <translation>⟦Çömés bàçk béföré löñg, béçàûsé {why}···············⟧</translation>
    </message>
    <message>
        <source>Asks every two minutes, because {why}</source>
        <translation>⟦Àsks évérý twö mîñûtés, béçàûsé {why}···············⟧</translation>
    </message>
    <message>
        <source>Address of the chat connection</source>
        <translation>⟦Àddréss öf thé çhàt çöññéçtîöñ············⟧</translation>
    </message>
    <message>
        <source>Only for a sign-in that carries chat alone, which the server does not tell it; empty: the usual one.</source>
        <translation>⟦Öñlý för à sîgñ-îñ thàt çàrrîés çhàt àlöñé, whîçh thé sérvér döés ñöt téll ît; émptý: thé ûsûàl öñé.········································⟧</translation>
    </message>
    <message>
        <source>The usual one</source>
        <translation>⟦Thé ûsûàl öñé·····⟧</translation>
    </message>
    <message>
        <source>Original titles</source>
        <translation>⟦Örîgîñàl tîtlés······⟧</translation>
    </message>
    <message>
        <source>Names songs in their own script, as the website does if it is told to.</source>
        <translation>⟦Ñàmés söñgs îñ théîr öwñ sçrîpt, às thé wébsîté döés îf ît îs töld tö.····························⟧</translation>
    </message>
    <message>
        <source>osu! lets no app but its own read notifications. With an app of your own, traynotify can show your chat messages: on the website, open your account settings, OAuth, register a new application, and give it the callback address {address}. If you have a token that carries more, use that instead.</source>
        <translation>⟦ösû! léts ñö àpp bût îts öwñ réàd ñötîfîçàtîöñs. Wîth àñ àpp öf ýöûr öwñ, tràýñötîfý çàñ shöw ýöûr çhàt méssàgés: öñ thé wébsîté, öpéñ ýöûr àççöûñt séttîñgs, ÖÀûth, régîstér à ñéw àpplîçàtîöñ, àñd gîvé ît thé çàllbàçk àddréss {address}. Îf ýöû hàvé à tökéñ thàt çàrrîés möré, ûsé thàt îñstéàd.·····················································································································⟧</translation>
    </message>
    <message>
        <source>The client id of your application, a number</source>
        <translation>⟦Thé çlîéñt îd öf ýöûr àpplîçàtîöñ, à ñûmbér·················⟧</translation>
    </message>
    <message>
        <source>Its client secret</source>
        <translation>⟦Îts çlîéñt séçrét·······⟧</translation>
    </message>
    <message>
        <source>This is not the id and the secret of an application; the website shows them under OAuth</source>
        <translation>⟦Thîs îs ñöt thé îd àñd thé séçrét öf àñ àpplîçàtîöñ; thé wébsîté shöws thém ûñdér ÖÀûth···································⟧</translation>
    </message>
    <message>
        <source>{host} does not accept this token</source>
        <translation>⟦{host} döés ñöt àççépt thîs tökéñ·············⟧</translation>
    </message>
    <message>
        <source>osu! has ended this session; please sign in again</source>
        <translation>⟦ösû! hàs éñdéd thîs séssîöñ; pléàsé sîgñ îñ àgàîñ····················⟧</translation>
    </message>
    <message>
        <source>osu! does not renew this sign-in any more; please sign in again</source>
        <translation>⟦ösû! döés ñöt réñéw thîs sîgñ-îñ àñý möré; pléàsé sîgñ îñ àgàîñ·························⟧</translation>
    </message>
    <message>
        <source>The archive was damaged. It is kept as {path}, and a new one was begun: your accounts were carried over and fill it again.</source>
        <translation>⟦Thé àrçhîvé wàs dàmàgéd. Ît îs képt às {path}, àñd à ñéw öñé wàs bégûñ: ýöûr àççöûñts wéré çàrrîéd övér àñd fîll ît àgàîñ.·················································⟧</translation>
    </message>
    <message>
        <source>The archive was damaged. It is kept as {path}, and a new one was begun: please add your accounts again.</source>
        <translation>⟦Thé àrçhîvé wàs dàmàgéd. Ît îs képt às {path}, àñd à ñéw öñé wàs bégûñ: pléàsé àdd ýöûr àççöûñts àgàîñ.·········································⟧</translation>
    </message>
    <message>
        <source>The archive is closed</source>
        <translation>⟦Thé àrçhîvé îs çlöséd········⟧</translation>
    </message>
    <message>
        <source>{path} is damaged even when just begun: {damage}. Check the disk</source>
        <translation>⟦{path} îs dàmàgéd évéñ whéñ jûst bégûñ: {damage}. Çhéçk thé dîsk··························⟧</translation>
    </message>
    <message>
        <source>The disk is full: {path} could not be written. Make room, and it goes on by itself</source>
        <translation>⟦Thé dîsk îs fûll: {path} çöûld ñöt bé wrîttéñ. Màké rööm, àñd ît göés öñ bý îtsélf·································⟧</translation>
    </message>
    <message>
        <source>{path} cannot be written: check that the file and its folder belong to you</source>
        <translation>⟦{path} çàññöt bé wrîttéñ: çhéçk thàt thé fîlé àñd îts földér bélöñg tö ýöû······························⟧</translation>
    </message>
    <message>
        <source>Another program holds {path}: close it and try again</source>
        <translation>⟦Àñöthér prögràm hölds {path}: çlösé ît àñd trý àgàîñ·····················⟧</translation>
    </message>
    <message>
        <source>{path} is damaged: restart traynotify, which keeps it aside and begins a new one</source>
        <translation>⟦{path} îs dàmàgéd: réstàrt tràýñötîfý, whîçh kééps ît àsîdé àñd bégîñs à ñéw öñé································⟧</translation>
    </message>
    <message>
        <source>The disk failed on {path}: check that it is healthy and has room</source>
        <translation>⟦Thé dîsk fàîléd öñ {path}: çhéçk thàt ît îs héàlthý àñd hàs rööm··························⟧</translation>
    </message>
    <message>
        <source>The archive does not know the account of something that was to be kept</source>
        <translation>⟦Thé àrçhîvé döés ñöt kñöw thé àççöûñt öf söméthîñg thàt wàs tö bé képt····························⟧</translation>
    </message>
    <message>
        <source>{path} cannot be opened: {strerror}</source>
        <translation>⟦{path} çàññöt bé öpéñéd: {strerror}··············⟧</translation>
    </message>
    <message>
        <source>{path} could not be used: {error}</source>
        <translation>⟦{path} çöûld ñöt bé ûséd: {error}·············⟧</translation>
    </message>
    <message>
        <source>{lock_file} cannot be locked: {strerror}</source>
        <translation>⟦{lock_file} çàññöt bé löçkéd: {strerror}················⟧</translation>
    </message>
    <message>
        <source>{instance_file} cannot be written: {strerror}</source>
        <translation>⟦{instance_file} çàññöt bé wrîttéñ: {strerror}··················⟧</translation>
    </message>
    <message>
        <source>{path} is a database of another program; it was left as it is</source>
        <translation>⟦{path} îs à dàtàbàsé öf àñöthér prögràm; ît wàs léft às ît îs························⟧</translation>
    </message>
    <message>
        <source>{path} was written by a newer traynotify (version {version} of the file; this one knows {newest}). It was left as it is: update traynotify, or use another profile</source>
        <translation>⟦{path} wàs wrîttéñ bý à ñéwér tràýñötîfý (vérsîöñ {version} öf thé fîlé; thîs öñé kñöws {newest}). Ît wàs léft às ît îs: ûpdàté tràýñötîfý, ör ûsé àñöthér pröfîlé·································································⟧</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be made: {strerror}</source>
        <translation>⟦Thé földér {folder} çàññöt bé màdé: {strerror}··················⟧</translation>
    </message>
    <message>
        <source>Tokens are kept in memory alone, and are forgotten when traynotify quits</source>
        <translation>⟦Tökéñs àré képt îñ mémörý àlöñé, àñd àré förgöttéñ whéñ tràýñötîfý qûîts·····························⟧</translation>
    </message>
    <message>
        <source>Tokens are kept unencrypted in the file {path}, which only you may read</source>
        <translation>⟦Tökéñs àré képt ûñéñçrýptéd îñ thé fîlé {path}, whîçh öñlý ýöû màý réàd····························⟧</translation>
    </message>
    <message>
        <source>Tokens cannot be kept in {path}: {strerror}</source>
        <translation>⟦Tökéñs çàññöt bé képt îñ {path}: {strerror}·················⟧</translation>
    </message>
    <message>
        <source>{path} does not hold what was written to it: check the disk</source>
        <translation>⟦{path} döés ñöt höld whàt wàs wrîttéñ tö ît: çhéçk thé dîsk························⟧</translation>
    </message>
    <message>
        <source>The tokens in {path} cannot be read: {strerror}</source>
        <translation>⟦Thé tökéñs îñ {path} çàññöt bé réàd: {strerror}···················⟧</translation>
    </message>
    <message>
        <source>{path} is damaged: mend it, or remove it and sign in again</source>
        <translation>⟦{path} îs dàmàgéd: méñd ît, ör rémövé ît àñd sîgñ îñ àgàîñ·······················⟧</translation>
    </message>
    <message>
        <source>{path} belongs to somebody else, and so is not trusted with tokens</source>
        <translation>⟦{path} bélöñgs tö sömébödý élsé, àñd sö îs ñöt trûstéd wîth tökéñs··························⟧</translation>
    </message>
    <message>
        <source>Others may read the tokens in {path}. Allow it to yourself alone: chmod 600 &apos;{path}&apos;</source>
        <translation>⟦Öthérs màý réàd thé tökéñs îñ {path}. Àllöw ît tö ýöûrsélf àlöñé: çhmöd 600 &apos;{path}&apos;··································⟧</translation>
    </message>
    <message>
        <source>Your keyring ({name}) did not give back what it was given to keep. {advice}</source>
        <translation>⟦Ýöûr kéýrîñg ({name}) dîd ñöt gîvé bàçk whàt ît wàs gîvéñ tö kéép. {advice}······························⟧</translation>
    </message>
    <message>
        <source>Tokens are kept in the keyring of your desktop ({name})</source>
        <translation>⟦Tökéñs àré képt îñ thé kéýrîñg öf ýöûr désktöp ({name})······················⟧</translation>
    </message>
    <message>
        <source>Your keyring did not answer within {seconds} s; unlock it, or answer its prompt, and try again</source>
        <translation>⟦Ýöûr kéýrîñg dîd ñöt àñswér wîthîñ {seconds} s; ûñlöçk ît, ör àñswér îts prömpt, àñd trý àgàîñ······································⟧</translation>
    </message>
    <message>
        <source>There is no keyring here to keep tokens in</source>
        <translation>⟦Théré îs ñö kéýrîñg héré tö kéép tökéñs îñ·················⟧</translation>
    </message>
    <message>
        <source>Start traynotify with --secrets session to keep them until it quits, or with --secrets file to keep them unencrypted in a file that only you may read</source>
        <translation>⟦Stàrt tràýñötîfý wîth --séçréts séssîöñ tö kéép thém ûñtîl ît qûîts, ör wîth --séçréts fîlé tö kéép thém ûñéñçrýptéd îñ à fîlé thàt öñlý ýöû màý réàd····························································⟧</translation>
    </message>
    <message>
        <source>Your keyring is locked: unlock it and try again</source>
        <translation>⟦Ýöûr kéýrîñg îs löçkéd: ûñlöçk ît àñd trý àgàîñ···················⟧</translation>
    </message>
    <message>
        <source>Your keyring does not work ({name})</source>
        <translation>⟦Ýöûr kéýrîñg döés ñöt wörk ({name})··············⟧</translation>
    </message>
    <message>
        <source>{path} cannot be written: {strerror}</source>
        <translation>⟦{path} çàññöt bé wrîttéñ: {strerror}··············⟧</translation>
    </message>
    <message>
        <source>{path} cannot be changed ({error}): please change it in an editor</source>
        <translation>⟦{path} çàññöt bé çhàñgéd ({error}): pléàsé çhàñgé ît îñ àñ édîtör··························⟧</translation>
    </message>
    <message>
        <source>it cannot be read ({strerror})</source>
        <translation>⟦ît çàññöt bé réàd ({strerror})············⟧</translation>
    </message>
    <message>
        <source>it is not UTF-8</source>
        <translation>⟦ît îs ñöt ÛTF-8······⟧</translation>
    </message>
    <message>
        <source>it nests too deeply</source>
        <translation>⟦ît ñésts töö dééplý········⟧</translation>
    </message>
    <message>
        <source>“{name}” must be a table</source>
        <translation>⟦“{name}” mûst bé à tàblé··········⟧</translation>
    </message>
    <message>
        <source>{place}: “{name}” is no setting there</source>
        <translation>⟦{place}: “{name}” îs ñö séttîñg théré···············⟧</translation>
    </message>
    <message>
        <source>{place}: “{name}” is no setting there; did you mean “{other}”?</source>
        <translation>⟦{place}: “{name}” îs ñö séttîñg théré; dîd ýöû méàñ “{other}”?·························⟧</translation>
    </message>
    <message>
        <source>it is not valid TOML ({reason})</source>
        <translation>⟦ît îs ñöt vàlîd TÖML ({reason})············⟧</translation>
    </message>
    <message>
        <source>catch up</source>
        <translation>⟦çàtçh ûp···⟧</translation>
    </message>
    <message>
        <source>check</source>
        <translation>⟦çhéçk··⟧</translation>
    </message>
    <message>
        <source>connection</source>
        <translation>⟦çöññéçtîöñ····⟧</translation>
    </message>
    <message>
        <source>count</source>
        <translation>⟦çöûñt··⟧</translation>
    </message>
    <message>
        <source>dismiss</source>
        <translation>⟦dîsmîss···⟧</translation>
    </message>
    <message>
        <source>follow back</source>
        <translation>⟦föllöw bàçk····⟧</translation>
    </message>
    <message>
        <source>follow request</source>
        <translation>⟦föllöw réqûést······⟧</translation>
    </message>
    <message>
        <source>identity</source>
        <translation>⟦îdéñtîtý···⟧</translation>
    </message>
    <message>
        <source>live</source>
        <translation>⟦lîvé··⟧</translation>
    </message>
    <message>
        <source>mark read</source>
        <translation>⟦màrk réàd····⟧</translation>
    </message>
    <message>
        <source>mark unread</source>
        <translation>⟦màrk ûñréàd····⟧</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>⟦méssàgés···⟧</translation>
    </message>
    <message>
        <source>read position</source>
        <translation>⟦réàd pösîtîöñ·····⟧</translation>
    </message>
    <message>
        <source>renewal</source>
        <translation>⟦réñéwàl···⟧</translation>
    </message>
    <message>
        <source>sign in</source>
        <translation>⟦sîgñ îñ···⟧</translation>
    </message>
    <message>
        <source>sign out</source>
        <translation>⟦sîgñ öût···⟧</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>⟦ûñréàd··⟧</translation>
    </message>
    <message>
        <source>What the server counts by itself, in a time that it chooses</source>
        <translation>⟦Whàt thé sérvér çöûñts bý îtsélf, îñ à tîmé thàt ît çhöösés························⟧</translation>
    </message>
    <message>
        <source>The server allows {requests}.</source>
        <translation>⟦Thé sérvér àllöws {requests}.············⟧</translation>
    </message>
    <message>
        <source>{used} of {limit} used by the server’s count</source>
        <translation>⟦{used} öf {limit} ûséd bý thé sérvér’s çöûñt··················⟧</translation>
    </message>
    <message>
        <source>{used} of {limit} used by the server’s count, which starts anew at {when}</source>
        <translation>⟦{used} öf {limit} ûséd bý thé sérvér’s çöûñt, whîçh stàrts àñéw àt {when}·····························⟧</translation>
    </message>
    <message>
        <source>{doing} since {when}</source>
        <translation>⟦{doing} sîñçé {when}········⟧</translation>
    </message>
    <message>
        <source>{what} at {when}</source>
        <translation>⟦{what} àt {when}······⟧</translation>
    </message>
    <message numerus="yes">
        <source>%n (click waits|clicks wait) to be sent</source>
        <translation>
            <numerusform>⟦%n çlîçk wàîts tö bé séñt··········⟧</numerusform>
            <numerusform>⟦%n çlîçks wàît tö bé séñt··········⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>The server was last heard of at {when}.</source>
        <translation>⟦Thé sérvér wàs làst héàrd öf àt {when}.················⟧</translation>
    </message>
    <message>
        <source>The server was last heard of at {when}, and has done nothing that it was asked.</source>
        <translation>⟦Thé sérvér wàs làst héàrd öf àt {when}, àñd hàs döñé ñöthîñg thàt ît wàs àskéd.································⟧</translation>
    </message>
    <message>
        <source>The server was last heard of at {when}, and last did what it was asked at {done}.</source>
        <translation>⟦Thé sérvér wàs làst héàrd öf àt {when}, àñd làst dîd whàt ît wàs àskéd àt {done}.································⟧</translation>
    </message>
    <message>
        <source>No request in the last hour.</source>
        <translation>⟦Ñö réqûést îñ thé làst höûr.···········⟧</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) in the last hour: {purposes}.</source>
        <translation>
            <numerusform>⟦%n réqûést îñ thé làst höûr: {purposes}.················⟧</numerusform>
            <numerusform>⟦%n réqûésts îñ thé làst höûr: {purposes}.················⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>⟦Pàûsé··⟧</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>⟦Sîgñ îñ àgàîñ·····⟧</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>⟦Rémövé…···⟧</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>⟦Résûmé··⟧</translation>
    </message>
    <message>
        <source>{health} since {when}</source>
        <translation>⟦{health} sîñçé {when}········⟧</translation>
    </message>
    <message>
        <source>next try at {when}</source>
        <translation>⟦ñéxt trý àt {when}·······⟧</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>⟦Ñöw·⟧</translation>
    </message>
    <message>
        <source>What tells you</source>
        <translation>⟦Whàt télls ýöû······⟧</translation>
    </message>
    <message>
        <source>What it may do</source>
        <translation>⟦Whàt ît màý dö······⟧</translation>
    </message>
    <message>
        <source>In the inbox</source>
        <translation>⟦Îñ thé îñböx·····⟧</translation>
    </message>
    <message>
        <source>The service’s own</source>
        <translation>⟦Thé sérvîçé’s öwñ·······⟧</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>⟦Ñétwörk···⟧</translation>
    </message>
    <message>
        <source>Permission</source>
        <translation>⟦Pérmîssîöñ····⟧</translation>
    </message>
    <message>
        <source>Mark as read on the server</source>
        <translation>⟦Màrk às réàd öñ thé sérvér··········⟧</translation>
    </message>
    <message>
        <source>Mark as unread on the server</source>
        <translation>⟦Màrk às ûñréàd öñ thé sérvér···········⟧</translation>
    </message>
    <message>
        <source>Dismiss single notifications</source>
        <translation>⟦Dîsmîss sîñglé ñötîfîçàtîöñs···········⟧</translation>
    </message>
    <message>
        <source>Delete everything at once</source>
        <translation>⟦Délété évérýthîñg àt öñçé··········⟧</translation>
    </message>
    <message>
        <source>Tell us the moment something happens</source>
        <translation>⟦Téll ûs thé möméñt söméthîñg hàppéñs··············⟧</translation>
    </message>
    <message>
        <source>Send a reply that you write here</source>
        <translation>⟦Séñd à réplý thàt ýöû wrîté héré·············⟧</translation>
    </message>
    <message>
        <source>Follow back</source>
        <translation>⟦Föllöw bàçk····⟧</translation>
    </message>
    <message>
        <source>Accept and decline requests</source>
        <translation>⟦Àççépt àñd déçlîñé réqûésts···········⟧</translation>
    </message>
    <message>
        <source>Notify</source>
        <translation>⟦Ñötîfý··⟧</translation>
    </message>
    <message>
        <source>List</source>
        <translation>⟦Lîst··⟧</translation>
    </message>
    <message>
        <source>{kind}: notify</source>
        <translation>⟦{kind}: ñötîfý······⟧</translation>
    </message>
    <message>
        <source>{kind}: list</source>
        <translation>⟦{kind}: lîst·····⟧</translation>
    </message>
    <message>
        <source>A server, your handle there, or one of its pages</source>
        <translation>⟦À sérvér, ýöûr hàñdlé théré, ör öñé öf îts pàgés···················⟧</translation>
    </message>
    <message>
        <source>{software} answers at {host}</source>
        <translation>⟦{software} àñswérs àt {host}···········⟧</translation>
    </message>
    <message>
        <source>The connection is encrypted</source>
        <translation>⟦Thé çöññéçtîöñ îs éñçrýptéd···········⟧</translation>
    </message>
    <message>
        <source>Not encrypted, and on this computer only</source>
        <translation>⟦Ñöt éñçrýptéd, àñd öñ thîs çömpûtér öñlý················⟧</translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation>⟦Àdd àñ àççöûñt······⟧</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>⟦Çöpý thé àddréss······⟧</translation>
    </message>
    <message>
        <source>Your password stays between you and the server. You can take the permission back at any time.</source>
        <translation>⟦Ýöûr pàsswörd stàýs bétwééñ ýöû àñd thé sérvér. Ýöû çàñ tàké thé pérmîssîöñ bàçk àt àñý tîmé.·····································⟧</translation>
    </message>
    <message>
        <source>Your address or server</source>
        <translation>⟦Ýöûr àddréss ör sérvér·········⟧</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>⟦Àççéss tökéñ·····⟧</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>⟦Sérvîçé···⟧</translation>
    </message>
    <message>
        <source>Sign in with the browser</source>
        <translation>⟦Sîgñ îñ wîth thé bröwsér··········⟧</translation>
    </message>
    <message>
        <source>Other ways to sign in</source>
        <translation>⟦Öthér wàýs tö sîgñ îñ········⟧</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>⟦Çàñçél··⟧</translation>
    </message>
    <message>
        <source>Address of the consent page</source>
        <translation>⟦Àddréss öf thé çöñséñt pàgé···········⟧</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>⟦Öpéñ ît àgàîñ·····⟧</translation>
    </message>
    <message>
        <source>Keep it until traynotify quits</source>
        <translation>⟦Kéép ît ûñtîl tràýñötîfý qûîts············⟧</translation>
    </message>
    <message>
        <source>Keep it unencrypted in a file only I can read</source>
        <translation>⟦Kéép ît ûñéñçrýptéd îñ à fîlé öñlý Î çàñ réàd··················⟧</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>⟦Çödé··⟧</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>⟦Çöñtîñûé···⟧</translation>
    </message>
    <message>
        <source>Did no page come up?</source>
        <translation>⟦Dîd ñö pàgé çömé ûp?········⟧</translation>
    </message>
    <message>
        <source>Looking for the server…</source>
        <translation>⟦Löökîñg för thé sérvér…·········⟧</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>⟦Àskîñg thé sérvér…·······⟧</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>⟦Çöpîéd··⟧</translation>
    </message>
    <message>
        <source>The service that answers</source>
        <translation>⟦Thé sérvîçé thàt àñswérs··········⟧</translation>
    </message>
    <message>
        <source>Sign in with the token</source>
        <translation>⟦Sîgñ îñ wîth thé tökéñ·········⟧</translation>
    </message>
    <message>
        <source>Access token, if you made one on the server</source>
        <translation>⟦Àççéss tökéñ, îf ýöû màdé öñé öñ thé sérvér·················⟧</translation>
    </message>
    <message>
        <source>Only looking around?</source>
        <translation>⟦Öñlý löökîñg àröûñd?········⟧</translation>
    </message>
    <message>
        <source>The demo is coming up, with an icon of its own in the tray. Nothing of it stays.</source>
        <translation>⟦Thé démö îs çömîñg ûp, wîth àñ îçöñ öf îts öwñ îñ thé tràý. Ñöthîñg öf ît stàýs.································⟧</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>⟦Wélçömé···⟧</translation>
    </message>
    <message>
        <source>Try it with the demo</source>
        <translation>⟦Trý ît wîth thé démö········⟧</translation>
    </message>
    <message>
        <source>Open the inbox</source>
        <translation>⟦Öpéñ thé îñböx······⟧</translation>
    </message>
    <message>
        <source>Add another account</source>
        <translation>⟦Àdd àñöthér àççöûñt········⟧</translation>
    </message>
    <message>
        <source>Every reply, mention and message in one quiet inbox</source>
        <translation>⟦Évérý réplý, méñtîöñ àñd méssàgé îñ öñé qûîét îñböx····················⟧</translation>
    </message>
    <message>
        <source>What you read here is read there too.</source>
        <translation>⟦Whàt ýöû réàd héré îs réàd théré töö.···············⟧</translation>
    </message>
    <message>
        <source>For {services}. What you read here is read there too.</source>
        <translation>⟦För {services}. Whàt ýöû réàd héré îs réàd théré töö.·····················⟧</translation>
    </message>
    <message>
        <source>{account} is {health}</source>
        <translation>⟦{account} îs {health}········⟧</translation>
    </message>
    <message>
        <source>What arrives from now on is shown as it comes; the number is in the tray.</source>
        <translation>⟦Whàt àrrîvés fröm ñöw öñ îs shöwñ às ît çömés; thé ñûmbér îs îñ thé tràý.·····························⟧</translation>
    </message>
    <message numerus="yes">
        <source>%n unread.</source>
        <translation>
            <numerusform>⟦%n ûñréàd.····⟧</numerusform>
            <numerusform>⟦%n ûñréàd.····⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>⟦Àççöûñts···⟧</translation>
    </message>
    <message>
        <source>Its permission is given back, and its notifications and settings are deleted from this computer.</source>
        <translation>⟦Îts pérmîssîöñ îs gîvéñ bàçk, àñd îts ñötîfîçàtîöñs àñd séttîñgs àré délétéd fröm thîs çömpûtér.······································⟧</translation>
    </message>
    <message>
        <source>Remove {account}?</source>
        <translation>⟦Rémövé {account}?·······⟧</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>⟦Rémövé··⟧</translation>
    </message>
    <message>
        <source>About {account}</source>
        <translation>⟦Àböût {account}······⟧</translation>
    </message>
    <message>
        <source>Clear the search (Esc)</source>
        <translation>⟦Çléàr thé séàrçh (Ésç)·········⟧</translation>
    </message>
    <message>
        <source>System</source>
        <translation>⟦Sýstém··⟧</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>⟦Lîght··⟧</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>⟦Dàrk··⟧</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>⟦Fûll··⟧</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>⟦Tîtlé··⟧</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>⟦Pûblîç··⟧</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>⟦Çhöösé à fîlé…······⟧</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>⟦Çlösé··⟧</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>⟦Ñötîfîçàtîöñs·····⟧</translation>
    </message>
    <message numerus="yes">
        <source>{part}, %n unread</source>
        <translation>
            <numerusform>⟦{part}, %n ûñréàd·······⟧</numerusform>
            <numerusform>⟦{part}, %n ûñréàd·······⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{part}, %n here</source>
        <translation>
            <numerusform>⟦{part}, %n héré······⟧</numerusform>
            <numerusform>⟦{part}, %n héré······⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>{account}, {count} unread, needs sign-in</source>
        <translation>⟦{account}, {count} ûñréàd, ñééds sîgñ-îñ················⟧</translation>
    </message>
    <message>
        <source>{account}, {count} unread</source>
        <translation>⟦{account}, {count} ûñréàd··········⟧</translation>
    </message>
    <message>
        <source>{account}, needs sign-in</source>
        <translation>⟦{account}, ñééds sîgñ-îñ··········⟧</translation>
    </message>
    <message>
        <source>All accounts</source>
        <translation>⟦Àll àççöûñts·····⟧</translation>
    </message>
    <message>
        <source>needs sign-in</source>
        <translation>⟦ñééds sîgñ-îñ·····⟧</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>⟦%n àççöûñt····⟧</numerusform>
            <numerusform>⟦%n àççöûñts····⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>Mark unread</source>
        <translation>⟦Màrk ûñréàd····⟧</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>⟦Dîsmîss···⟧</translation>
    </message>
    <message>
        <source>Choose none (Esc)</source>
        <translation>⟦Çhöösé ñöñé (Ésç)·······⟧</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>⟦%n çhöséñ····⟧</numerusform>
            <numerusform>⟦%n çhöséñ····⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation>⟦Àll·⟧</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>⟦Ûñréàd··⟧</translation>
    </message>
    <message>
        <source>Mentions</source>
        <translation>⟦Méñtîöñs···⟧</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>⟦Méssàgés···⟧</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>⟦Sñööžéd···⟧</translation>
    </message>
    <message numerus="yes">
        <source>%n (change waits|changes wait)</source>
        <translation>
            <numerusform>⟦%n çhàñgé wàîts······⟧</numerusform>
            <numerusform>⟦%n çhàñgés wàît······⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>No account yet</source>
        <translation>⟦Ñö àççöûñt ýét······⟧</translation>
    </message>
    <message>
        <source>has=have is=are was=were wants=want</source>
        <translation>⟦hàs=hàvé îs=àré wàs=wéré wàñts=wàñt··············⟧</translation>
    </message>
    <message>
        <source>{name}: {text}</source>
        <translation>⟦{name}: {text}······⟧</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>⟦Shöw féwér····⟧</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>⟦Évérýbödý····⟧</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>⟦%n möré···⟧</numerusform>
            <numerusform>⟦%n möré···⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} unread</source>
        <translation>⟦{count} ûñréàd······⟧</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>⟦Îñböx··⟧</translation>
    </message>
    <message>
        <source>Mark all as read (Shift+R)</source>
        <translation>⟦Màrk àll às réàd (Shîft+R)··········⟧</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>⟦Méñû··⟧</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>⟦%n ñéw··⟧</numerusform>
            <numerusform>⟦%n ñéw··⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n new</source>
        <translation>
            <numerusform>⟦Shöw %n ñéw····⟧</numerusform>
            <numerusform>⟦Shöw %n ñéw····⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>Snoozed until {moment}</source>
        <translation>⟦Sñööžéd ûñtîl {moment}·········⟧</translation>
    </message>
    <message>
        <source>All its notifications are deleted on the server too, the unread ones included.</source>
        <translation>⟦Àll îts ñötîfîçàtîöñs àré délétéd öñ thé sérvér töö, thé ûñréàd öñés îñçlûdéd.·······························⟧</translation>
    </message>
    <message>
        <source>Delete everything of {account}?</source>
        <translation>⟦Délété évérýthîñg öf {account}?············⟧</translation>
    </message>
    <message>
        <source>Delete all</source>
        <translation>⟦Délété àll····⟧</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>⟦Kéýs··⟧</translation>
    </message>
    <message>
        <source>Next and previous</source>
        <translation>⟦Ñéxt àñd prévîöûs·······⟧</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>⟦Éñtér··⟧</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>⟦Öpéñ îñ thé bröwsér········⟧</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>⟦Spàçé··⟧</translation>
    </message>
    <message>
        <source>Preview as a whole</source>
        <translation>⟦Prévîéw às à whölé·······⟧</translation>
    </message>
    <message>
        <source>Mark as read, as unread</source>
        <translation>⟦Màrk às réàd, às ûñréàd·········⟧</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>⟦Ûñdö··⟧</translation>
    </message>
    <message>
        <source>X   Shift ↓ ↑</source>
        <translation>⟦X   Shîft ↓ ↑·····⟧</translation>
    </message>
    <message>
        <source>Choose one, choose several</source>
        <translation>⟦Çhöösé öñé, çhöösé sévéràl··········⟧</translation>
    </message>
    <message>
        <source>Ctrl A</source>
        <translation>⟦Çtrl À··⟧</translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation>⟦Çhöösé àll····⟧</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>⟦Séàrçh··⟧</translation>
    </message>
    <message>
        <source>Show what a warning hides</source>
        <translation>⟦Shöw whàt à wàrñîñg hîdés··········⟧</translation>
    </message>
    <message>
        <source>More for this row</source>
        <translation>⟦Möré för thîs röw·······⟧</translation>
    </message>
    <message>
        <source>Why did, or didn’t, I get this</source>
        <translation>⟦Whý dîd, ör dîdñ’t, Î gét thîs············⟧</translation>
    </message>
    <message>
        <source>Answer: write back</source>
        <translation>⟦Àñswér: wrîté bàçk·······⟧</translation>
    </message>
    <message>
        <source>Snooze, or wake now</source>
        <translation>⟦Sñööžé, ör wàké ñöw········⟧</translation>
    </message>
    <message>
        <source>Everybody: show or fold</source>
        <translation>⟦Évérýbödý: shöw ör föld·········⟧</translation>
    </message>
    <message>
        <source>Show what has arrived</source>
        <translation>⟦Shöw whàt hàs àrrîvéd········⟧</translation>
    </message>
    <message>
        <source>Shift R</source>
        <translation>⟦Shîft R···⟧</translation>
    </message>
    <message>
        <source>Mark all as read</source>
        <translation>⟦Màrk àll às réàd······⟧</translation>
    </message>
    <message>
        <source>One account, all accounts</source>
        <translation>⟦Öñé àççöûñt, àll àççöûñts··········⟧</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>⟦Çhéçk ñöw····⟧</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>⟦Ésç·⟧</translation>
    </message>
    <message>
        <source>Back, then close</source>
        <translation>⟦Bàçk, théñ çlösé······⟧</translation>
    </message>
    <message>
        <source>Mark all as read of {account}&#x9;Shift+R</source>
        <translation>⟦Màrk àll às réàd öf {account}············⟧&#x9;Shift+R</translation>
    </message>
    <message>
        <source>Mark all as read&#x9;Shift+R</source>
        <translation>⟦Màrk àll às réàd······⟧&#x9;Shift+R</translation>
    </message>
    <message>
        <source>Check now&#x9;F5</source>
        <translation>⟦Çhéçk ñöw····⟧&#x9;F5</translation>
    </message>
    <message>
        <source>Resume {account}</source>
        <translation>⟦Résûmé {account}······⟧</translation>
    </message>
    <message>
        <source>Resume all accounts</source>
        <translation>⟦Résûmé àll àççöûñts········⟧</translation>
    </message>
    <message>
        <source>Pause {account}</source>
        <translation>⟦Pàûsé {account}······⟧</translation>
    </message>
    <message>
        <source>Pause all accounts</source>
        <translation>⟦Pàûsé àll àççöûñts·······⟧</translation>
    </message>
    <message>
        <source>Delete everything of {account}…</source>
        <translation>⟦Délété évérýthîñg öf {account}…············⟧</translation>
    </message>
    <message>
        <source>Accounts…</source>
        <translation>⟦Àççöûñts…····⟧</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>⟦Séttîñgs…····⟧</translation>
    </message>
    <message>
        <source>Keys&#x9;?</source>
        <translation>⟦Kéýs··⟧&#x9;?</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>⟦Qûît··⟧</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>⟦Réplý··⟧</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>⟦Àççépt··⟧</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>⟦Déçlîñé···⟧</translation>
    </message>
    <message>
        <source>Newer (↑)</source>
        <translation>⟦Ñéwér (↑)····⟧</translation>
    </message>
    <message>
        <source>Older (↓)</source>
        <translation>⟦Öldér (↓)····⟧</translation>
    </message>
    <message>
        <source>Back to the list (Esc)</source>
        <translation>⟦Bàçk tö thé lîst (Ésç)·········⟧</translation>
    </message>
    <message>
        <source>Show the text</source>
        <translation>⟦Shöw thé téxt·····⟧</translation>
    </message>
    <message numerus="yes">
        <source>and %n other(s), whom the server does not name</source>
        <translation>
            <numerusform>⟦àñd %n öthér, whöm thé sérvér döés ñöt ñàmé·················⟧</numerusform>
            <numerusform>⟦àñd %n öthérs, whöm thé sérvér döés ñöt ñàmé··················⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>This has no page that could be opened</source>
        <translation>⟦Thîs hàs ñö pàgé thàt çöûld bé öpéñéd···············⟧</translation>
    </message>
    <message>
        <source>This cannot be answered from here</source>
        <translation>⟦Thîs çàññöt bé àñswéréd fröm héré·············⟧</translation>
    </message>
    <message>
        <source>Nothing more stands in this line</source>
        <translation>⟦Ñöthîñg möré stàñds îñ thîs lîñé·············⟧</translation>
    </message>
    <message>
        <source>Nothing is folded here</source>
        <translation>⟦Ñöthîñg îs földéd héré·········⟧</translation>
    </message>
    <message>
        <source>Ctrl+Enter sends, Esc keeps the draft</source>
        <translation>⟦Çtrl+Éñtér séñds, Ésç kééps thé dràft···············⟧</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>⟦Séñd··⟧</translation>
    </message>
    <message>
        <source>Reply to {name}</source>
        <translation>⟦Réplý tö {name}······⟧</translation>
    </message>
    <message>
        <source>Why did I get this?</source>
        <translation>⟦Whý dîd Î gét thîs?········⟧</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>⟦Rétrý··⟧</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>⟦Shöw··⟧</translation>
    </message>
    <message>
        <source>Reply&#x9;A</source>
        <translation>⟦Réplý··⟧&#x9;A</translation>
    </message>
    <message>
        <source>Preview&#x9;Space</source>
        <translation>⟦Prévîéw···⟧&#x9;Space</translation>
    </message>
    <message>
        <source>Open in the browser&#x9;Enter</source>
        <translation>⟦Öpéñ îñ thé bröwsér········⟧&#x9;Enter</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>⟦Çöpý lîñk····⟧</translation>
    </message>
    <message>
        <source>Fold them&#x9;E</source>
        <translation>⟦Föld thém····⟧&#x9;E</translation>
    </message>
    <message>
        <source>Show each of them&#x9;E</source>
        <translation>⟦Shöw éàçh öf thém·······⟧&#x9;E</translation>
    </message>
    <message>
        <source>Mark as read&#x9;R</source>
        <translation>⟦Màrk às réàd·····⟧&#x9;R</translation>
    </message>
    <message>
        <source>Mark as unread&#x9;U</source>
        <translation>⟦Màrk às ûñréàd······⟧&#x9;U</translation>
    </message>
    <message>
        <source>Wake now&#x9;H</source>
        <translation>⟦Wàké ñöw···⟧&#x9;H</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>⟦Sñööžé··⟧</translation>
    </message>
    <message>
        <source>Show the text&#x9;S</source>
        <translation>⟦Shöw thé téxt·····⟧&#x9;S</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>⟦Trý àgàîñ····⟧</translation>
    </message>
    <message>
        <source>Dismiss&#x9;D</source>
        <translation>⟦Dîsmîss···⟧&#x9;D</translation>
    </message>
    <message>
        <source>Why did I get this?&#x9;W</source>
        <translation>⟦Whý dîd Î gét thîs?········⟧&#x9;W</translation>
    </message>
    <message numerus="yes">
        <source>Mark all %n of “{subject}” as read</source>
        <translation>
            <numerusform>⟦Màrk àll %n öf “{subject}” às réàd··············⟧</numerusform>
            <numerusform>⟦Màrk àll %n öf “{subject}” às réàd··············⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark all %n of this conversation as read</source>
        <translation>
            <numerusform>⟦Màrk àll %n öf thîs çöñvérsàtîöñ às réàd················⟧</numerusform>
            <numerusform>⟦Màrk àll %n öf thîs çöñvérsàtîöñ às réàd················⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark all %n like this as read</source>
        <translation>
            <numerusform>⟦Màrk àll %n lîké thîs às réàd············⟧</numerusform>
            <numerusform>⟦Màrk àll %n lîké thîs às réàd············⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>⟦Séàrçh évérýthîñg·······⟧</translation>
    </message>
    <message>
        <source>Search everything ({key})</source>
        <translation>⟦Séàrçh évérýthîñg ({key})··········⟧</translation>
    </message>
    <message>
        <source>Words, or for example {example}</source>
        <translation>⟦Wörds, ör för éxàmplé {example}············⟧</translation>
    </message>
    <message>
        <source>See what was read</source>
        <translation>⟦Séé whàt wàs réàd·······⟧</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>⟦Trý ñöw···⟧</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>⟦Çléàr thé séàrçh······⟧</translation>
    </message>
    <message>
        <source>Everything that is kept on this computer is looked through.</source>
        <translation>⟦Évérýthîñg thàt îs képt öñ thîs çömpûtér îs löökéd thröûgh.························⟧</translation>
    </message>
    <message>
        <source>read</source>
        <translation>⟦réàd··⟧</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>⟦péñdîñg···⟧</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>⟦fàîléd··⟧</translation>
    </message>
    <message>
        <source>snoozed</source>
        <translation>⟦sñööžéd···⟧</translation>
    </message>
    <message>
        <source>Add one, and what its server has for you appears here.</source>
        <translation>⟦Àdd öñé, àñd whàt îts sérvér hàs för ýöû àppéàrs héré.······················⟧</translation>
    </message>
    <message>
        <source>Fetching your notifications</source>
        <translation>⟦Fétçhîñg ýöûr ñötîfîçàtîöñs···········⟧</translation>
    </message>
    <message>
        <source>This is done once for a new account.</source>
        <translation>⟦Thîs îs döñé öñçé för à ñéw àççöûñt.··············⟧</translation>
    </message>
    <message>
        <source>Looking further back</source>
        <translation>⟦Löökîñg fûrthér bàçk········⟧</translation>
    </message>
    <message>
        <source>What you put off waits here until its time (H).</source>
        <translation>⟦Whàt ýöû pût öff wàîts héré ûñtîl îts tîmé (H).···················⟧</translation>
    </message>
    <message>
        <source>Nothing is put off</source>
        <translation>⟦Ñöthîñg îs pût öff·······⟧</translation>
    </message>
    <message>
        <source>No mentions</source>
        <translation>⟦Ñö méñtîöñs····⟧</translation>
    </message>
    <message>
        <source>When somebody mentions you or answers you, it appears here.</source>
        <translation>⟦Whéñ sömébödý méñtîöñs ýöû ör àñswérs ýöû, ît àppéàrs héré.························⟧</translation>
    </message>
    <message>
        <source>No messages</source>
        <translation>⟦Ñö méssàgés····⟧</translation>
    </message>
    <message>
        <source>Private messages appear here.</source>
        <translation>⟦Prîvàté méssàgés àppéàr héré.············⟧</translation>
    </message>
    <message numerus="yes">
        <source>more than %n found</source>
        <translation>
            <numerusform>⟦möré thàñ %n föûñd·······⟧</numerusform>
            <numerusform>⟦möré thàñ %n föûñd·······⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>⟦%n föûñd···⟧</numerusform>
            <numerusform>⟦%n föûñd···⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>from {name}</source>
        <translation>⟦fröm {name}····⟧</translation>
    </message>
    <message>
        <source>in {accounts}</source>
        <translation>⟦îñ {accounts}·····⟧</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>⟦Séàrçhîñg····⟧</translation>
    </message>
    <message>
        <source>No account here has a name that begins like that.</source>
        <translation>⟦Ñö àççöûñt héré hàs à ñàmé thàt bégîñs lîké thàt.····················⟧</translation>
    </message>
    <message>
        <source>Words are found by how they begin. Everything that is kept on this computer was looked through.</source>
        <translation>⟦Wörds àré föûñd bý höw théý bégîñ. Évérýthîñg thàt îs képt öñ thîs çömpûtér wàs löökéd thröûgh.······································⟧</translation>
    </message>
    <message>
        <source>Looked for: {parts}. {text}</source>
        <translation>⟦Löökéd för: {parts}. {text}···········⟧</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>⟦Ñöthîñg föûñd·····⟧</translation>
    </message>
    <message>
        <source>There is no {typed}. What can stand there: {values}.</source>
        <translation>⟦Théré îs ñö {typed}. Whàt çàñ stàñd théré: {values}.·····················⟧</translation>
    </message>
    <message>
        <source>Only “{part}” was looked through.</source>
        <translation>⟦Öñlý “{part}” wàs löökéd thröûgh.·············⟧</translation>
    </message>
    <message>
        <source>Only {account} was looked through.</source>
        <translation>⟦Öñlý {account} wàs löökéd thröûgh.··············⟧</translation>
    </message>
    <message>
        <source>Only “{part}” of {account} was looked through.</source>
        <translation>⟦Öñlý “{part}” öf {account} wàs löökéd thröûgh.··················⟧</translation>
    </message>
    <message>
        <source>{account} needs you to sign in</source>
        <translation>⟦{account} ñééds ýöû tö sîgñ îñ············⟧</translation>
    </message>
    <message>
        <source>Every account needs you to sign in</source>
        <translation>⟦Évérý àççöûñt ñééds ýöû tö sîgñ îñ··············⟧</translation>
    </message>
    <message>
        <source>The server has not accepted the permission since {since}.</source>
        <translation>⟦Thé sérvér hàs ñöt àççéptéd thé pérmîssîöñ sîñçé {since}.·······················⟧</translation>
    </message>
    <message>
        <source>{detail} Its history and settings stay.</source>
        <translation>⟦{detail} Îts hîstörý àñd séttîñgs stàý.················⟧</translation>
    </message>
    <message>
        <source>Everything here is from this computer. What you do now is sent when the network returns.</source>
        <translation>⟦Évérýthîñg héré îs fröm thîs çömpûtér. Whàt ýöû dö ñöw îs séñt whéñ thé ñétwörk rétûrñs.···································⟧</translation>
    </message>
    <message>
        <source>Offline since {since}</source>
        <translation>⟦Öfflîñé sîñçé {since}········⟧</translation>
    </message>
    <message>
        <source>Nothing is fetched and nothing is sent until you resume.</source>
        <translation>⟦Ñöthîñg îs fétçhéd àñd ñöthîñg îs séñt ûñtîl ýöû résûmé.······················⟧</translation>
    </message>
    <message>
        <source>Paused since {since}</source>
        <translation>⟦Pàûséd sîñçé {since}········⟧</translation>
    </message>
    <message>
        <source>The server asked us to wait. It goes on by itself.</source>
        <translation>⟦Thé sérvér àskéd ûs tö wàît. Ît göés öñ bý îtsélf.····················⟧</translation>
    </message>
    <message>
        <source>Waiting since {since}</source>
        <translation>⟦Wàîtîñg sîñçé {since}········⟧</translation>
    </message>
    <message>
        <source>What waits for you appears here as soon as your servers have told of it.</source>
        <translation>⟦Whàt wàîts för ýöû àppéàrs héré às sööñ às ýöûr sérvérs hàvé töld öf ît.·····························⟧</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>⟦Çöññéçtîñg····⟧</translation>
    </message>
    <message>
        <source>All caught up</source>
        <translation>⟦Àll çàûght ûp·····⟧</translation>
    </message>
    <message>
        <source>Nothing waits for you. What arrives next appears here by itself.</source>
        <translation>⟦Ñöthîñg wàîts för ýöû. Whàt àrrîvés ñéxt àppéàrs héré bý îtsélf.··························⟧</translation>
    </message>
    <message>
        <source>In 1 hour</source>
        <translation>⟦Îñ 1 höûr····⟧</translation>
    </message>
    <message>
        <source>This evening</source>
        <translation>⟦Thîs évéñîñg·····⟧</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>⟦Tömörröw···⟧</translation>
    </message>
    <message>
        <source>Next week</source>
        <translation>⟦Ñéxt wéék····⟧</translation>
    </message>
    <message>
        <source>Open in the browser (Enter)</source>
        <translation>⟦Öpéñ îñ thé bröwsér (Éñtér)···········⟧</translation>
    </message>
    <message>
        <source>Mark as read (R)</source>
        <translation>⟦Màrk às réàd (R)······⟧</translation>
    </message>
    <message>
        <source>Mark as unread (U)</source>
        <translation>⟦Màrk às ûñréàd (Û)·······⟧</translation>
    </message>
    <message>
        <source>Dismiss (D)</source>
        <translation>⟦Dîsmîss (D)····⟧</translation>
    </message>
    <message>
        <source>More (M)</source>
        <translation>⟦Möré (M)···⟧</translation>
    </message>
    <message>
        <source>Undo (Z)</source>
        <translation>⟦Ûñdö (Ž)···⟧</translation>
    </message>
    <message>
        <source>Everybody, as far as the server names them (Space)</source>
        <translation>⟦Évérýbödý, às fàr às thé sérvér ñàmés thém (Spàçé)····················⟧</translation>
    </message>
    <message>
        <source>Fold them (E)</source>
        <translation>⟦Föld thém (É)·····⟧</translation>
    </message>
    <message>
        <source>Show each of them (E)</source>
        <translation>⟦Shöw éàçh öf thém (É)········⟧</translation>
    </message>
    <message>
        <source>Reply (A)</source>
        <translation>⟦Réplý (À)····⟧</translation>
    </message>
    <message>
        <source>Snooze (H)</source>
        <translation>⟦Sñööžé (H)····⟧</translation>
    </message>
    <message>
        <source>Why did I get this? (W)</source>
        <translation>⟦Whý dîd Î gét thîs? (W)·········⟧</translation>
    </message>
    <message>
        <source>Preview (Space)</source>
        <translation>⟦Prévîéw (Spàçé)······⟧</translation>
    </message>
    <message>
        <source>Read here, not sent yet</source>
        <translation>⟦Réàd héré, ñöt séñt ýét·········⟧</translation>
    </message>
    <message>
        <source>Unread here, not sent yet</source>
        <translation>⟦Ûñréàd héré, ñöt séñt ýét··········⟧</translation>
    </message>
    <message>
        <source>Dismissed here, not sent yet</source>
        <translation>⟦Dîsmîsséd héré, ñöt séñt ýét···········⟧</translation>
    </message>
    <message>
        <source>Your reply is not sent yet</source>
        <translation>⟦Ýöûr réplý îs ñöt séñt ýét··········⟧</translation>
    </message>
    <message>
        <source>Followed here, not sent yet</source>
        <translation>⟦Föllöwéd héré, ñöt séñt ýét···········⟧</translation>
    </message>
    <message>
        <source>Accepted here, not sent yet</source>
        <translation>⟦Àççéptéd héré, ñöt séñt ýét···········⟧</translation>
    </message>
    <message>
        <source>Declined here, not sent yet</source>
        <translation>⟦Déçlîñéd héré, ñöt séñt ýét···········⟧</translation>
    </message>
    <message>
        <source>Not marked read: {reason}</source>
        <translation>⟦Ñöt màrkéd réàd: {reason}··········⟧</translation>
    </message>
    <message>
        <source>Not marked unread: {reason}</source>
        <translation>⟦Ñöt màrkéd ûñréàd: {reason}···········⟧</translation>
    </message>
    <message>
        <source>Not dismissed: {reason}</source>
        <translation>⟦Ñöt dîsmîsséd: {reason}·········⟧</translation>
    </message>
    <message>
        <source>Not sent: {reason}</source>
        <translation>⟦Ñöt séñt: {reason}·······⟧</translation>
    </message>
    <message>
        <source>Not followed: {reason}</source>
        <translation>⟦Ñöt föllöwéd: {reason}·········⟧</translation>
    </message>
    <message>
        <source>Not accepted: {reason}</source>
        <translation>⟦Ñöt àççéptéd: {reason}·········⟧</translation>
    </message>
    <message>
        <source>Not declined: {reason}</source>
        <translation>⟦Ñöt déçlîñéd: {reason}·········⟧</translation>
    </message>
    <message>
        <source>Marked read</source>
        <translation>⟦Màrkéd réàd····⟧</translation>
    </message>
    <message>
        <source>Marked unread</source>
        <translation>⟦Màrkéd ûñréàd·····⟧</translation>
    </message>
    <message>
        <source>Dismissed</source>
        <translation>⟦Dîsmîsséd····⟧</translation>
    </message>
    <message>
        <source>Replied</source>
        <translation>⟦Réplîéd···⟧</translation>
    </message>
    <message>
        <source>Followed back</source>
        <translation>⟦Föllöwéd bàçk·····⟧</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>⟦Àççéptéd···⟧</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>⟦Déçlîñéd···⟧</translation>
    </message>
    <message>
        <source>to {account}</source>
        <translation>⟦tö {account}·····⟧</translation>
    </message>
    <message numerus="yes">
        <source>%n marked read</source>
        <translation>
            <numerusform>⟦%n màrkéd réàd······⟧</numerusform>
            <numerusform>⟦%n màrkéd réàd······⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n marked unread</source>
        <translation>
            <numerusform>⟦%n màrkéd ûñréàd······⟧</numerusform>
            <numerusform>⟦%n màrkéd ûñréàd······⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dismissed</source>
        <translation>
            <numerusform>⟦%n dîsmîsséd·····⟧</numerusform>
            <numerusform>⟦%n dîsmîsséd·····⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>General</source>
        <translation>⟦Géñéràl···⟧</translation>
    </message>
    <message>
        <source>Start at login</source>
        <translation>⟦Stàrt àt lögîñ······⟧</translation>
    </message>
    <message>
        <source>Quietly: only the tray icon is shown.</source>
        <translation>⟦Qûîétlý: öñlý thé tràý îçöñ îs shöwñ.···············⟧</translation>
    </message>
    <message>
        <source>Each account has its own: {settings}.</source>
        <translation>⟦Éàçh àççöûñt hàs îts öwñ: {settings}.···············⟧</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>⟦Séttîñgs···⟧</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>⟦Séàrçh thé séttîñgs········⟧</translation>
    </message>
    <message>
        <source>No setting has “{text}” in its name or its description</source>
        <translation>⟦Ñö séttîñg hàs “{text}” îñ îts ñàmé ör îts désçrîptîöñ······················⟧</translation>
    </message>
    <message>
        <source>now</source>
        <comment>how long ago</comment>
        <translation>⟦ñöw·⟧</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>⟦%n mîñ··⟧</numerusform>
            <numerusform>⟦%n mîñ··⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>⟦%n h··⟧</numerusform>
            <numerusform>⟦%n h··⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>Today</source>
        <translation>⟦Tödàý··⟧</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>⟦Ýéstérdàý····⟧</translation>
    </message>
    <message>
        <source>{count}+ unread</source>
        <translation>⟦{count}+ ûñréàd······⟧</translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>⟦%n ûñréàd····⟧</numerusform>
            <numerusform>⟦%n ûñréàd····⟧</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing unread</source>
        <translation>⟦Ñöthîñg ûñréàd······⟧</translation>
    </message>
    <message>
        <source>traynotify · no account yet</source>
        <translation>⟦tràýñötîfý · ñö àççöûñt ýét···········⟧</translation>
    </message>
    <message>
        <source>Add an account…</source>
        <translation>⟦Àdd àñ àççöûñt…······⟧</translation>
    </message>
    <message>
        <source>Inbox: {unread}</source>
        <translation>⟦Îñböx: {unread}······⟧</translation>
    </message>
    <message>
        <source>Resume all</source>
        <translation>⟦Résûmé àll····⟧</translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation>⟦Pàûsé àll····⟧</translation>
    </message>
    <message>
        <source>nothing unread</source>
        <translation>⟦ñöthîñg ûñréàd······⟧</translation>
    </message>
    <message>
        <source>traynotify cannot start</source>
        <translation>⟦tràýñötîfý çàññöt stàrt·········⟧</translation>
    </message>
    <message>
        <source>polling</source>
        <translation>⟦pöllîñg···⟧</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>⟦çöññéçtîñg····⟧</translation>
    </message>
    <message>
        <source>asked to wait</source>
        <translation>⟦àskéd tö wàît·····⟧</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>⟦öfflîñé···⟧</translation>
    </message>
    <message>
        <source>Replies</source>
        <translation>⟦Réplîés···⟧</translation>
    </message>
    <message>
        <source>Likes and reactions</source>
        <translation>⟦Lîkés àñd réàçtîöñs········⟧</translation>
    </message>
    <message>
        <source>Boosts</source>
        <translation>⟦Böösts··⟧</translation>
    </message>
    <message>
        <source>New followers</source>
        <translation>⟦Ñéw föllöwérs·····⟧</translation>
    </message>
    <message>
        <source>Follow requests</source>
        <translation>⟦Föllöw réqûésts······⟧</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>⟦Qûötés··⟧</translation>
    </message>
    <message>
        <source>Invitations</source>
        <translation>⟦Îñvîtàtîöñs····⟧</translation>
    </message>
    <message>
        <source>New posts</source>
        <translation>⟦Ñéw pösts····⟧</translation>
    </message>
    <message>
        <source>Polls</source>
        <translation>⟦Pölls··⟧</translation>
    </message>
    <message>
        <source>Edits</source>
        <translation>⟦Édîts··⟧</translation>
    </message>
    <message>
        <source>Moderation</source>
        <translation>⟦Mödéràtîöñ····⟧</translation>
    </message>
    <message>
        <source>From the server</source>
        <translation>⟦Fröm thé sérvér······⟧</translation>
    </message>
    <message>
        <source>Everything else</source>
        <translation>⟦Évérýthîñg élsé······⟧</translation>
    </message>
    <message>
        <source>mentions</source>
        <translation>⟦méñtîöñs···⟧</translation>
    </message>
    <message>
        <source>replies</source>
        <translation>⟦réplîés···⟧</translation>
    </message>
    <message>
        <source>private messages</source>
        <translation>⟦prîvàté méssàgés······⟧</translation>
    </message>
    <message>
        <source>likes and reactions</source>
        <translation>⟦lîkés àñd réàçtîöñs········⟧</translation>
    </message>
    <message>
        <source>boosts</source>
        <translation>⟦böösts··⟧</translation>
    </message>
    <message>
        <source>new followers</source>
        <translation>⟦ñéw föllöwérs·····⟧</translation>
    </message>
    <message>
        <source>follow requests</source>
        <translation>⟦föllöw réqûésts······⟧</translation>
    </message>
    <message>
        <source>quotes</source>
        <translation>⟦qûötés··⟧</translation>
    </message>
    <message>
        <source>invitations</source>
        <translation>⟦îñvîtàtîöñs····⟧</translation>
    </message>
    <message>
        <source>new posts</source>
        <translation>⟦ñéw pösts····⟧</translation>
    </message>
    <message>
        <source>polls</source>
        <translation>⟦pölls··⟧</translation>
    </message>
    <message>
        <source>edits</source>
        <translation>⟦édîts··⟧</translation>
    </message>
    <message>
        <source>from the server</source>
        <translation>⟦fröm thé sérvér······⟧</translation>
    </message>
    <message>
        <source>everything else</source>
        <translation>⟦évérýthîñg élsé······⟧</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) live</source>
        <translation>
            <numerusform>⟦%n àççöûñt lîvé······⟧</numerusform>
            <numerusform>⟦%n àççöûñts lîvé······⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) polling</source>
        <translation>
            <numerusform>⟦%n àççöûñt pöllîñg·······⟧</numerusform>
            <numerusform>⟦%n àççöûñts pöllîñg········⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) connecting</source>
        <translation>
            <numerusform>⟦%n àççöûñt çöññéçtîñg········⟧</numerusform>
            <numerusform>⟦%n àççöûñts çöññéçtîñg·········⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) asked to wait</source>
        <translation>
            <numerusform>⟦%n àççöûñt àskéd tö wàît··········⟧</numerusform>
            <numerusform>⟦%n àççöûñts àskéd tö wàît··········⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) offline</source>
        <translation>
            <numerusform>⟦%n àççöûñt öfflîñé·······⟧</numerusform>
            <numerusform>⟦%n àççöûñts öfflîñé········⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) paused</source>
        <translation>
            <numerusform>⟦%n àççöûñt pàûséd·······⟧</numerusform>
            <numerusform>⟦%n àççöûñts pàûséd·······⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) (needs|need) sign-in</source>
        <translation>
            <numerusform>⟦%n àççöûñt ñééds sîgñ-îñ··········⟧</numerusform>
            <numerusform>⟦%n àççöûñts ñééd sîgñ-îñ··········⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n live</source>
        <translation>
            <numerusform>⟦%n lîvé···⟧</numerusform>
            <numerusform>⟦%n lîvé···⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n polling</source>
        <translation>
            <numerusform>⟦%n pöllîñg····⟧</numerusform>
            <numerusform>⟦%n pöllîñg····⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connecting</source>
        <translation>
            <numerusform>⟦%n çöññéçtîñg·····⟧</numerusform>
            <numerusform>⟦%n çöññéçtîñg·····⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n asked to wait</source>
        <translation>
            <numerusform>⟦%n àskéd tö wàît······⟧</numerusform>
            <numerusform>⟦%n àskéd tö wàît······⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n offline</source>
        <translation>
            <numerusform>⟦%n öfflîñé····⟧</numerusform>
            <numerusform>⟦%n öfflîñé····⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paused</source>
        <translation>
            <numerusform>⟦%n pàûséd····⟧</numerusform>
            <numerusform>⟦%n pàûséd····⟧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n (needs|need) sign-in</source>
        <translation>
            <numerusform>⟦%n ñééds sîgñ-îñ······⟧</numerusform>
            <numerusform>⟦%n ñééd sîgñ-îñ······⟧</numerusform>
        </translation>
    </message>
</context>
</TS>
