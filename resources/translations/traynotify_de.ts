<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Type the address of your {of}, such as {example}</source>
        <translation>Gib die Adresse ein ({of}), zum Beispiel {example}</translation>
    </message>
    <message>
        <source>“{text}” is not the address of a {of}; it looks like {example}</source>
        <translation>„{text}“ ist keine Adresse ({of}); sie sieht aus wie {example}</translation>
    </message>
    <message>
        <source>“{text}” has no domain; the address of a {of} looks like {example}</source>
        <translation>„{text}“ enthält keine Domain; eine Adresse ({of}) sieht aus wie {example}</translation>
    </message>
    <message>
        <source>There is no file {path}; choose that of the authority again</source>
        <translation>Die Datei {path} gibt es nicht; wähle die der Zertifizierungsstelle noch einmal</translation>
    </message>
    <message>
        <source>{path} is too large for a file of certificates</source>
        <translation>{path} ist zu groß für eine Zertifikatsdatei</translation>
    </message>
    <message>
        <source>{path} cannot be read: {why}</source>
        <translation>{path} lässt sich nicht lesen: {why}</translation>
    </message>
    <message>
        <source>{path} holds no certificate in PEM form; it would have a line “{line}”</source>
        <translation>{path} enthält kein Zertifikat im PEM-Format; darin stünde die Zeile „{line}“</translation>
    </message>
    <message>
        <source>The certificate in {path} is damaged</source>
        <translation>Das Zertifikat in {path} ist beschädigt</translation>
    </message>
    <message>
        <source>{host} did not answer in time</source>
        <translation>{host} hat nicht rechtzeitig geantwortet</translation>
    </message>
    <message>
        <source>{host} has an address that cannot be asked</source>
        <translation>{host} hat eine Adresse, die sich nicht abfragen lässt</translation>
    </message>
    <message>
        <source>{host} cannot be asked that</source>
        <translation>{host} lässt sich das nicht fragen</translation>
    </message>
    <message>
        <source>{host} broke off its answer</source>
        <translation>{host} hat die Antwort abgebrochen</translation>
    </message>
    <message>
        <source>The proxy on the way to {host} does not answer; check the proxy settings</source>
        <translation>Der Proxy auf dem Weg zu {host} antwortet nicht; prüfe die Proxy-Einstellungen</translation>
    </message>
    <message>
        <source>{host} could not be reached</source>
        <translation>{host} war nicht erreichbar</translation>
    </message>
    <message>
        <source>The connection to {host} broke</source>
        <translation>Die Verbindung zu {host} ist abgerissen</translation>
    </message>
    <message>
        <source>{host} sent an answer that is damaged</source>
        <translation>{host} hat eine beschädigte Antwort geschickt</translation>
    </message>
    <message>
        <source>{host} sends us in circles</source>
        <translation>{host} schickt uns im Kreis</translation>
    </message>
    <message>
        <source>{host} could not be asked</source>
        <translation>{host} ließ sich nicht abfragen</translation>
    </message>
    <message>
        <source>{host} sent an answer that could not be read</source>
        <translation>{host} hat eine Antwort geschickt, die sich nicht lesen ließ</translation>
    </message>
    <message>
        <source>{host} sent contradicting cookies</source>
        <translation>{host} hat widersprüchliche Cookies geschickt</translation>
    </message>
    <message>
        <source>The live connection to {host} ended</source>
        <translation>Die Live-Verbindung zu {host} ist beendet</translation>
    </message>
    <message>
        <source>{host} names a live connection that cannot be opened</source>
        <translation>{host} nennt eine Live-Verbindung, die sich nicht öffnen lässt</translation>
    </message>
    <message>
        <source>The proxy on the way to {host} has no valid address; check the proxy settings</source>
        <translation>Der Proxy auf dem Weg zu {host} hat keine gültige Adresse; prüfe die Proxy-Einstellungen</translation>
    </message>
    <message>
        <source>{host} does not speak the live protocol</source>
        <translation>{host} spricht das Live-Protokoll nicht</translation>
    </message>
    <message>
        <source>The live connection to {host} does not work</source>
        <translation>Die Live-Verbindung zu {host} funktioniert nicht</translation>
    </message>
    <message>
        <source>{host} is not a possible name of a server</source>
        <translation>{host} ist kein möglicher Servername</translation>
    </message>
    <message>
        <source>The connection to {host} ended</source>
        <translation>Die Verbindung zu {host} wurde beendet</translation>
    </message>
    <message>
        <source>{host} refused the live connection</source>
        <translation>{host} hat die Live-Verbindung abgelehnt</translation>
    </message>
    <message>
        <source>it is not trusted</source>
        <translation>ihm wird nicht vertraut</translation>
    </message>
    <message>
        <source>The certificate of {host} is not valid: {reason}</source>
        <translation>Das Zertifikat von {host} ist ungültig: {reason}</translation>
    </message>
    <message>
        <source>No secure connection to {host} is possible</source>
        <translation>Eine sichere Verbindung zu {host} ist nicht möglich</translation>
    </message>
    <message>
        <source>{host} was not found; check the address and the network connection</source>
        <translation>{host} wurde nicht gefunden; prüfe die Adresse und die Netzwerkverbindung</translation>
    </message>
    <message>
        <source>There is no way to {host}; check the network connection</source>
        <translation>Es gibt keinen Weg zu {host}; prüfe die Netzwerkverbindung</translation>
    </message>
    <message>
        <source>{host} no longer accepts this sign-in; please sign in again</source>
        <translation>{host} akzeptiert diese Anmeldung nicht mehr; bitte melde dich neu an</translation>
    </message>
    <message>
        <source>{host} does not allow this with the present sign-in</source>
        <translation>{host} erlaubt das mit der jetzigen Anmeldung nicht</translation>
    </message>
    <message>
        <source>{host} does not offer this</source>
        <translation>{host} bietet das nicht an</translation>
    </message>
    <message>
        <source>{host} does not answer in a form that can be read</source>
        <translation>{host} antwortet nicht in lesbarer Form</translation>
    </message>
    <message>
        <source>{host} asks to try again</source>
        <translation>{host} bittet um einen neuen Versuch</translation>
    </message>
    <message>
        <source>{host} says that this is gone for good</source>
        <translation>{host} sagt, dass es das nicht mehr gibt</translation>
    </message>
    <message>
        <source>{host} asks for fewer requests</source>
        <translation>{host} bittet um weniger Anfragen</translation>
    </message>
    <message>
        <source>{host} sends us elsewhere, where this sign-in must not go</source>
        <translation>{host} schickt uns woandershin, wohin diese Anmeldung nicht gelangen darf</translation>
    </message>
    <message>
        <source>{host} has trouble of its own (error {status})</source>
        <translation>{host} hat selbst Schwierigkeiten (Fehler {status})</translation>
    </message>
    <message>
        <source>{host} refused the request (error {status})</source>
        <translation>{host} hat die Anfrage abgelehnt (Fehler {status})</translation>
    </message>
    <message>
        <source>{host} gave an answer that means nothing (status {status})</source>
        <translation>{host} hat eine nichtssagende Antwort gegeben (Status {status})</translation>
    </message>
    <message>
        <source>{host} sends us to this computer itself</source>
        <translation>{host} verweist auf diesen Computer selbst</translation>
    </message>
    <message>
        <source>{host} answered with something else than data</source>
        <translation>{host} hat mit etwas anderem als Daten geantwortet</translation>
    </message>
    <message>
        <source>{host} sent data that cannot be understood</source>
        <translation>{host} hat unverständliche Daten geschickt</translation>
    </message>
    <message>
        <source>{host} answered with a web page; the network may want you to log in to it</source>
        <translation>{host} hat mit einer Webseite geantwortet; vielleicht musst du dich erst im Netzwerk anmelden</translation>
    </message>
    <message>
        <source>The connection to {host} was closed</source>
        <translation>Die Verbindung zu {host} wurde geschlossen</translation>
    </message>
    <message>
        <source>{host} sends us to another address, where this sign-in must not go</source>
        <translation>{host} schickt uns an eine andere Adresse, wohin diese Anmeldung nicht gelangen darf</translation>
    </message>
    <message>
        <source>{host} packs its answers in a way that was not asked for</source>
        <translation>{host} packt seine Antworten anders als verlangt</translation>
    </message>
    <message>
        <source>{host} sent an answer that is too large</source>
        <translation>{host} hat eine zu große Antwort geschickt</translation>
    </message>
    <message>
        <source>All done here</source>
        <translation>Alles erledigt</translation>
    </message>
    <message>
        <source>You can close this tab; traynotify goes on.</source>
        <translation>Du kannst diesen Tab schließen; in traynotify geht es weiter.</translation>
    </message>
    <message>
        <source>Nothing was allowed</source>
        <translation>Es wurde nichts erlaubt</translation>
    </message>
    <message>
        <source>You can close this tab. To try again, start once more in traynotify.</source>
        <translation>Du kannst diesen Tab schließen. Um es noch einmal zu versuchen, beginne in traynotify von vorn.</translation>
    </message>
    <message>
        <source>Nothing to see here</source>
        <translation>Hier gibt es nichts zu sehen</translation>
    </message>
    <message>
        <source>This page only takes the answer to a sign-in that was started in traynotify.</source>
        <translation>Diese Seite nimmt nur die Antwort auf eine Anmeldung entgegen, die in traynotify begonnen wurde.</translation>
    </message>
    <message>
        <source>en</source>
        <comment>the code of the language, for a web page</comment>
        <translation>de</translation>
    </message>
    <message>
        <source>Access was denied in the browser</source>
        <translation>Der Zugriff wurde im Browser abgelehnt</translation>
    </message>
    <message>
        <source>This answer belongs to another sign-in; please start again</source>
        <translation>Diese Antwort gehört zu einer anderen Anmeldung; bitte beginne von vorn</translation>
    </message>
    <message>
        <source>The server did not let us in ({reason})</source>
        <translation>Der Server hat uns nicht hineingelassen ({reason})</translation>
    </message>
    <message>
        <source>This is neither a code nor an address with one</source>
        <translation>Das ist weder ein Code noch eine Adresse mit einem Code</translation>
    </message>
    <message>
        <source>This is not a token; it is a line of letters and digits</source>
        <translation>Das ist kein Token; ein Token ist eine Zeile aus Buchstaben und Ziffern</translation>
    </message>
    <message>
        <source>The server gave no token ({reason})</source>
        <translation>Der Server hat kein Token ausgestellt ({reason})</translation>
    </message>
    <message>
        <source>The server gave no token that can be used</source>
        <translation>Der Server hat kein brauchbares Token ausgestellt</translation>
    </message>
    <message>
        <source>Waiting for your browser: please allow access there.</source>
        <translation>Warten auf deinen Browser: Bitte erlaube dort den Zugriff.</translation>
    </message>
    <message>
        <source>Please open this address in a browser: {url}</source>
        <translation>Bitte öffne diese Adresse in einem Browser: {url}</translation>
    </message>
    <message>
        <source>Paste the code that the page shows, or the address that the browser ends at</source>
        <translation>Füge den Code ein, den die Seite zeigt, oder die Adresse, bei der der Browser landet</translation>
    </message>
    <message>
        <source>Nobody answered in the browser within {minutes} minutes; please start again</source>
        <translation>Innerhalb von {minutes} Minuten kam im Browser keine Antwort; bitte beginne von vorn</translation>
    </message>
    <message>
        <source>If your browser runs on another computer, paste the address that it ends at</source>
        <translation>Läuft dein Browser auf einem anderen Computer, füge die Adresse ein, bei der er landet</translation>
    </message>
    <message>
        <source>That was not the answer of this sign-in; please start again</source>
        <translation>Das war nicht die Antwort auf diese Anmeldung; bitte beginne von vorn</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>ohne Angabe von Gründen</translation>
    </message>
    <message>
        <source>{host} sent bytes where text was expected</source>
        <translation>{host} hat Bytes geschickt, wo Text erwartet wurde</translation>
    </message>
    <message>
        <source>The live connection to {host} died</source>
        <translation>Die Live-Verbindung zu {host} ist ausgefallen</translation>
    </message>
    <message>
        <source>The server names a live connection that cannot be opened</source>
        <translation>Der Server nennt eine Live-Verbindung, die sich nicht öffnen lässt</translation>
    </message>
    <message>
        <source>The live connection to {host} would not be encrypted</source>
        <translation>Die Live-Verbindung zu {host} wäre unverschlüsselt</translation>
    </message>
    <message>
        <source>“{address}” is not the address of a server</source>
        <translation>„{address}“ ist keine Serveradresse</translation>
    </message>
    <message>
        <source>An address must not hold a user name or a password</source>
        <translation>Eine Adresse darf weder Benutzernamen noch Passwort enthalten</translation>
    </message>
    <message>
        <source>{host} must be reached over https; plain http is for this computer only</source>
        <translation>{host} muss über https erreicht werden; einfaches http ist nur für diesen Computer</translation>
    </message>
    <message>
        <source>{reason}. What you wrote is in the clipboard</source>
        <translation>{reason}. Was du geschrieben hast, ist in der Zwischenablage</translation>
    </message>
    <message>
        <source>It is too late to undo that: the server may have heard of it</source>
        <translation>Dafür ist es zu spät: Der Server hat vielleicht schon davon gehört</translation>
    </message>
    <message>
        <source>“{id}” of the package {package} cannot be used. {reason}</source>
        <translation>„{id}“ aus dem Paket {package} ist nicht nutzbar. {reason}</translation>
    </message>
    <message>
        <source>That could not be changed: {reason}</source>
        <translation>Das ließ sich nicht ändern: {reason}</translation>
    </message>
    <message>
        <source>This is the demo: everybody in it is made up, and nothing of it stays when you quit it.</source>
        <translation>Das ist die Demo: Alle darin sind erfunden, und nichts bleibt davon, wenn du sie beendest.</translation>
    </message>
    <message>
        <source>traynotify demo</source>
        <translation>traynotify-Demo</translation>
    </message>
    <message>
        <source>The demo needs its toy servers: pip install “traynotify[demo]”</source>
        <translation>Die Demo braucht ihre Spielzeugserver: pip install „traynotify[demo]“</translation>
    </message>
    <message>
        <source>The demo could not be started</source>
        <translation>Die Demo ließ sich nicht starten</translation>
    </message>
    <message>
        <source>It could not be opened: it has no page, or no browser could be started</source>
        <translation>Das ließ sich nicht öffnen: Es hat keine Seite, oder es ließ sich kein Browser starten</translation>
    </message>
    <message>
        <source>The service “{service}” is not installed or could not be loaded</source>
        <translation>Der Dienst „{service}“ ist nicht installiert oder ließ sich nicht laden</translation>
    </message>
    <message>
        <source>No token is stored for {handle}; sign in again</source>
        <translation>Für {handle} ist kein Token gespeichert; melde dich neu an</translation>
    </message>
    <message>
        <source>You paused it</source>
        <translation>Du hast es pausiert</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>not listening</source>
        <translation>hört nicht zu</translation>
    </message>
    <message>
        <source>getting its permission from where it is kept</source>
        <translation>holt die Berechtigung von dort, wo sie verwahrt ist</translation>
    </message>
    <message>
        <source>asking the server who we are</source>
        <translation>fragt den Server, wer wir sind</translation>
    </message>
    <message>
        <source>reading what is there, for the first time</source>
        <translation>liest zum ersten Mal, was da ist</translation>
    </message>
    <message>
        <source>asking for what was missed</source>
        <translation>fragt nach Verpasstem</translation>
    </message>
    <message>
        <source>waiting for what the server tells</source>
        <translation>wartet auf das, was der Server meldet</translation>
    </message>
    <message>
        <source>asking for news from time to time</source>
        <translation>fragt von Zeit zu Zeit nach Neuem</translation>
    </message>
    <message>
        <source>waiting to try again</source>
        <translation>wartet auf den nächsten Versuch</translation>
    </message>
    <message>
        <source>waiting for you to sign in again</source>
        <translation>wartet darauf, dass du dich neu anmeldest</translation>
    </message>
    <message>
        <source>first</source>
        <translation>ersten</translation>
    </message>
    <message>
        <source>second</source>
        <translation>zweiten</translation>
    </message>
    <message>
        <source>third</source>
        <translation>dritten</translation>
    </message>
    <message>
        <source>fourth</source>
        <translation>vierten</translation>
    </message>
    <message>
        <source>fifth</source>
        <translation>fünften</translation>
    </message>
    <message>
        <source>next try</source>
        <translation>nächster Versuch</translation>
    </message>
    <message>
        <source>next look</source>
        <translation>nächste Nachfrage</translation>
    </message>
    <message>
        <source>{limit} at a time by its own word, of which {left} are left</source>
        <translation>nach eigener Aussage {limit} auf einmal, davon sind noch {left} übrig</translation>
    </message>
    <message numerus="yes">
        <source>%n a minute</source>
        <translation>
            <numerusform>%n pro Minute</numerusform>
            <numerusform>%n pro Minute</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n an hour</source>
        <translation>
            <numerusform>%n pro Stunde</numerusform>
            <numerusform>%n pro Stunde</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n a day</source>
        <translation>
            <numerusform>%n pro Tag</numerusform>
            <numerusform>%n pro Tag</numerusform>
        </translation>
    </message>
    <message>
        <source>{requests} in {minutes} minutes</source>
        <translation>{requests} in {minutes} Minuten</translation>
    </message>
    <message>
        <source>waiting before the {ordinal} try</source>
        <translation>wartet auf den {ordinal} Versuch</translation>
    </message>
    <message numerus="yes">
        <source>%nst</source>
        <comment>as in the 21st try</comment>
        <translation>
            <numerusform>%n.</numerusform>
            <numerusform>%n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%nnd</source>
        <comment>as in the 22nd try</comment>
        <translation>
            <numerusform>%n.</numerusform>
            <numerusform>%n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%nrd</source>
        <comment>as in the 23rd try</comment>
        <translation>
            <numerusform>%n.</numerusform>
            <numerusform>%n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%nth</source>
        <comment>as in the 24th try</comment>
        <translation>
            <numerusform>%n.</numerusform>
            <numerusform>%n.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Mark read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Content warning: {warning}</source>
        <translation>Inhaltswarnung: {warning}</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Open inbox</source>
        <translation>Eingang öffnen</translation>
    </message>
    <message>
        <source>Mark all read</source>
        <translation>Alle gelesen</translation>
    </message>
    <message numerus="yes">
        <source>%n new notification(s) for {account}</source>
        <translation>
            <numerusform>%n neue Benachrichtigung für {account}</numerusform>
            <numerusform>%n neue Benachrichtigungen für {account}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More people in %n notification(s) for {account}</source>
        <translation>
            <numerusform>Weitere Leute in %n Benachrichtigung für {account}</numerusform>
            <numerusform>Weitere Leute in %n Benachrichtigungen für {account}</numerusform>
        </translation>
    </message>
    <message>
        <source>{path}, line {line}</source>
        <translation>{path}, Zeile {line}</translation>
    </message>
    <message>
        <source>line {line}: {reason}</source>
        <translation>Zeile {line}: {reason}</translation>
    </message>
    <message>
        <source>{mistakes}. The file was left as it is; mend it or remove it.</source>
        <translation>{mistakes}. Die Datei wurde nicht verändert; berichtige oder entferne sie.</translation>
    </message>
    <message>
        <source>It was written for version {written_for} of traynotify.api; this is version {here}</source>
        <translation>Es wurde für Version {written_for} von traynotify.api geschrieben; dies ist Version {here}</translation>
    </message>
    <message>
        <source>“{text}” is not a key; a key looks like service:name@host/123</source>
        <translation>„{text}“ ist kein Schlüssel; ein Schlüssel sieht aus wie dienst:name@host/123</translation>
    </message>
    <message>
        <source>{names} and {name}</source>
        <translation>{names} und {name}</translation>
    </message>
    <message numerus="yes">
        <source>{names} and %n other(s)</source>
        <translation>
            <numerusform>{names} und %n weitere Person</numerusform>
            <numerusform>{names} und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>{names}, {name}</source>
        <translation>{names}, {name}</translation>
    </message>
    <message>
        <source>This sign-in does not allow that</source>
        <translation>Diese Anmeldung erlaubt das nicht</translation>
    </message>
    <message>
        <source>This server can only delete everything at once, and something is there now that is new or put off</source>
        <translation>Dieser Server kann nur alles auf einmal löschen, und inzwischen ist etwas da, das neu oder zurückgestellt ist</translation>
    </message>
    <message>
        <source>This server cannot delete single notifications</source>
        <translation>Dieser Server kann einzelne Benachrichtigungen nicht löschen</translation>
    </message>
    <message>
        <source>more people joined in, and it was unread still</source>
        <translation>weitere Leute kamen dazu, und sie war noch ungelesen</translation>
    </message>
    <message>
        <source>mention</source>
        <translation>Erwähnung</translation>
    </message>
    <message>
        <source>reply</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>reaction</source>
        <translation>Reaktion</translation>
    </message>
    <message>
        <source>boost</source>
        <translation>Teilen</translation>
    </message>
    <message>
        <source>follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>quote</source>
        <translation>Zitat</translation>
    </message>
    <message>
        <source>invite</source>
        <translation>Einladung</translation>
    </message>
    <message>
        <source>post</source>
        <translation>Beitrag</translation>
    </message>
    <message>
        <source>poll</source>
        <translation>Nachfragen</translation>
    </message>
    <message>
        <source>edit</source>
        <translation>Bearbeitung</translation>
    </message>
    <message>
        <source>moderation</source>
        <translation>Moderation</translation>
    </message>
    <message>
        <source>system</source>
        <translation>System</translation>
    </message>
    <message>
        <source>other</source>
        <translation>Sonstiges</translation>
    </message>
    <message>
        <source>you had put it off until now</source>
        <translation>du hattest sie bis jetzt zurückgestellt</translation>
    </message>
    <message>
        <source>you saw it in the open inbox</source>
        <translation>du hast sie im offenen Eingang gesehen</translation>
    </message>
    <message>
        <source>it was put off before it was shown</source>
        <translation>sie wurde zurückgestellt, bevor sie gezeigt wurde</translation>
    </message>
    <message>
        <source>it was deleted before it was shown</source>
        <translation>sie wurde gelöscht, bevor sie gezeigt wurde</translation>
    </message>
    <message>
        <source>{kind} is hidden for this account</source>
        <translation>„{kind}“ ist für dieses Konto ausgeblendet</translation>
    </message>
    <message>
        <source>{kind} is quiet for this account</source>
        <translation>„{kind}“ ist für dieses Konto stummgeschaltet</translation>
    </message>
    <message>
        <source>it was already there when the account was added</source>
        <translation>sie war schon da, als das Konto hinzugefügt wurde</translation>
    </message>
    <message>
        <source>it had already been read</source>
        <translation>sie war bereits gelesen</translation>
    </message>
    <message>
        <source>notifications are switched off</source>
        <translation>Benachrichtigungen sind ausgeschaltet</translation>
    </message>
    <message>
        <source>notifications are switched off for this account</source>
        <translation>Benachrichtigungen sind für dieses Konto ausgeschaltet</translation>
    </message>
    <message>
        <source>it arrived while we were away</source>
        <translation>sie kam, während wir weg waren</translation>
    </message>
    <message>
        <source>it is new</source>
        <translation>sie ist neu</translation>
    </message>
    <message>
        <source>{name} must be true or false</source>
        <translation>{name} muss wahr oder falsch sein</translation>
    </message>
    <message>
        <source>{name} must be a whole number</source>
        <translation>{name} muss eine ganze Zahl sein</translation>
    </message>
    <message>
        <source>{name} must be text</source>
        <translation>{name} muss Text sein</translation>
    </message>
    <message>
        <source>{name} must be a list of words</source>
        <translation>{name} muss eine Liste von Wörtern sein</translation>
    </message>
    <message>
        <source>{name} must be at least {minimum}</source>
        <translation>{name} muss mindestens {minimum} sein</translation>
    </message>
    <message>
        <source>{name} must be at most {maximum}</source>
        <translation>{name} darf höchstens {maximum} sein</translation>
    </message>
    <message>
        <source>{name} must be yes or no</source>
        <translation>{name} muss ja oder nein sein</translation>
    </message>
    <message>
        <source>{name} cannot be “{word}”; it can be {words}</source>
        <translation>{name} kann nicht „{word}“ sein, sondern: {words}</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Erscheinungsbild</translation>
    </message>
    <message>
        <source>Light, dark, or as the system is.</source>
        <translation>Hell, dunkel oder wie das System.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Notifications that are here already keep their words.</source>
        <translation>Benachrichtigungen, die schon da sind, behalten ihren Wortlaut.</translation>
    </message>
    <message>
        <source>Coloured tray icon</source>
        <translation>Farbiges Symbol in der Leiste</translation>
    </message>
    <message>
        <source>Off: one colour, as most panels draw their icons.</source>
        <translation>Aus: einfarbig, wie die meisten Leisten ihre Symbole zeichnen.</translation>
    </message>
    <message>
        <source>Panel</source>
        <translation>Leiste</translation>
    </message>
    <message>
        <source>What the tray icon is drawn for, where the panel is not as light or dark as the windows.</source>
        <translation>Wofür das Symbol gezeichnet wird, wenn die Leiste nicht so hell oder dunkel ist wie die Fenster.</translation>
    </message>
    <message>
        <source>Show notifications</source>
        <translation>Benachrichtigungen zeigen</translation>
    </message>
    <message>
        <source>Off: the inbox and the number only.</source>
        <translation>Aus: nur Eingang und Zahl.</translation>
    </message>
    <message>
        <source>Shown text</source>
        <translation>Gezeigter Text</translation>
    </message>
    <message>
        <source>Title: what people wrote stays out of the bubbles.</source>
        <translation>Titel: Was andere geschrieben haben, bleibt aus den Einblendungen heraus.</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Lets the desktop play its sound.</source>
        <translation>Lässt den Desktop seinen Ton abspielen.</translation>
    </message>
    <message>
        <source>Bundle above</source>
        <translation>Bündeln ab mehr als</translation>
    </message>
    <message>
        <source>When more than this many arrive at once, one summary is shown instead.</source>
        <translation>Kommen mehr als so viele auf einmal, erscheint stattdessen eine Zusammenfassung.</translation>
    </message>
    <message>
        <source>Opening marks as read</source>
        <translation>Öffnen markiert als gelesen</translation>
    </message>
    <message>
        <source>A click opens the page and marks it read.</source>
        <translation>Ein Klick öffnet die Seite und markiert sie als gelesen.</translation>
    </message>
    <message>
        <source>Group similar notifications</source>
        <translation>Ähnliches zusammenfassen</translation>
    </message>
    <message>
        <source>Who boosted, liked or followed, and what was said in one thread, stand in one line a day.</source>
        <translation>Wer geteilt, favorisiert oder dir gefolgt ist und was in einem Thema gesagt wurde, steht pro Tag in einer Zeile.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>What this account is called here.</source>
        <translation>Wie dieses Konto hier heißt.</translation>
    </message>
    <message>
        <source>Its own handle</source>
        <translation>Die eigene Adresse</translation>
    </message>
    <message>
        <source>Off: inbox and number only.</source>
        <translation>Aus: nur Eingang und Zahl.</translation>
    </message>
    <message>
        <source>Quiet kinds</source>
        <translation>Stumme Arten</translation>
    </message>
    <message>
        <source>These kinds reach the inbox, but raise no notification.</source>
        <translation>Diese Arten kommen in den Eingang, lösen aber keine Benachrichtigung aus.</translation>
    </message>
    <message>
        <source>Hidden kinds</source>
        <translation>Ausgeblendete Arten</translation>
    </message>
    <message>
        <source>These kinds are neither shown nor counted.</source>
        <translation>Diese Arten werden weder gezeigt noch gezählt.</translation>
    </message>
    <message>
        <source>Counts in the number</source>
        <translation>Zählt mit</translation>
    </message>
    <message>
        <source>Off: not counted on the tray icon.</source>
        <translation>Aus: wird auf dem Symbol nicht mitgezählt.</translation>
    </message>
    <message>
        <source>Off: its notifications are silent.</source>
        <translation>Aus: Benachrichtigungen dieses Kontos sind stumm.</translation>
    </message>
    <message>
        <source>A proxy is written like http://proxy.example:8080 or socks5://127.0.0.1:9050</source>
        <translation>Ein Proxy wird so geschrieben: http://proxy.example:8080 oder socks5://127.0.0.1:9050</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Like http://proxy.example:8080 or socks5://127.0.0.1:9050; “none” is the direct way.</source>
        <translation>Etwa http://proxy.example:8080 oder socks5://127.0.0.1:9050; „none“ ist der direkte Weg.</translation>
    </message>
    <message>
        <source>As the system says</source>
        <translation>Wie im System</translation>
    </message>
    <message>
        <source>Trusted certificates</source>
        <translation>Vertrauenswürdige Zertifikate</translation>
    </message>
    <message>
        <source>Those of public authorities, or all that this system trusts.</source>
        <translation>Die der öffentlichen Zertifizierungsstellen oder alle, denen dieses System vertraut.</translation>
    </message>
    <message>
        <source>Own authority</source>
        <translation>Eigene Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>A file with the certificate (PEM) of an authority that is trusted as well.</source>
        <translation>Eine Datei mit dem Zertifikat (PEM) einer Stelle, der zusätzlich vertraut wird.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>something newer took its place before it was shown</source>
        <translation>Neueres ist an ihre Stelle getreten, bevor sie gezeigt wurde</translation>
    </message>
    <message>
        <source>it was read before it was shown</source>
        <translation>sie wurde gelesen, bevor sie gezeigt wurde</translation>
    </message>
    <message>
        <source>You marked it as read</source>
        <translation>Du hast sie als gelesen markiert</translation>
    </message>
    <message>
        <source>You marked it as read, with all of its thread</source>
        <translation>Du hast sie mit dem ganzen Thema als gelesen markiert</translation>
    </message>
    <message>
        <source>You marked it as read, with all of its kind</source>
        <translation>Du hast sie mit allen dieser Art als gelesen markiert</translation>
    </message>
    <message>
        <source>You marked it as read, with everything</source>
        <translation>Du hast sie zusammen mit allem als gelesen markiert</translation>
    </message>
    <message>
        <source>You marked it as unread</source>
        <translation>Du hast sie als ungelesen markiert</translation>
    </message>
    <message>
        <source>You marked it as unread, with all of its thread</source>
        <translation>Du hast sie mit dem ganzen Thema als ungelesen markiert</translation>
    </message>
    <message>
        <source>You marked it as unread, with all of its kind</source>
        <translation>Du hast sie mit allen dieser Art als ungelesen markiert</translation>
    </message>
    <message>
        <source>You marked it as unread, with everything</source>
        <translation>Du hast sie zusammen mit allem als ungelesen markiert</translation>
    </message>
    <message>
        <source>You dismissed it</source>
        <translation>Du hast sie verworfen</translation>
    </message>
    <message>
        <source>You dismissed it, with all of its thread</source>
        <translation>Du hast sie mit dem ganzen Thema verworfen</translation>
    </message>
    <message>
        <source>You dismissed it, with all of its kind</source>
        <translation>Du hast sie mit allen dieser Art verworfen</translation>
    </message>
    <message>
        <source>You dismissed it, with everything</source>
        <translation>Du hast sie zusammen mit allem verworfen</translation>
    </message>
    <message>
        <source>You replied to it</source>
        <translation>Du hast geantwortet</translation>
    </message>
    <message>
        <source>You followed back</source>
        <translation>Du bist zurückgefolgt</translation>
    </message>
    <message>
        <source>You accepted it</source>
        <translation>Du hast angenommen</translation>
    </message>
    <message>
        <source>You declined it</source>
        <translation>Du hast abgelehnt</translation>
    </message>
    <message>
        <source>The server refused to mark it as read: {reason}</source>
        <translation>Der Server hat abgelehnt, sie als gelesen zu markieren: {reason}</translation>
    </message>
    <message>
        <source>The server refused to mark it as unread: {reason}</source>
        <translation>Der Server hat abgelehnt, sie als ungelesen zu markieren: {reason}</translation>
    </message>
    <message>
        <source>The server refused to delete it: {reason}</source>
        <translation>Der Server hat abgelehnt, sie zu löschen: {reason}</translation>
    </message>
    <message>
        <source>The server refused your reply: {reason}</source>
        <translation>Der Server hat deine Antwort abgelehnt: {reason}</translation>
    </message>
    <message>
        <source>The server refused to follow back: {reason}</source>
        <translation>Der Server hat das Zurückfolgen abgelehnt: {reason}</translation>
    </message>
    <message>
        <source>The server refused to accept it: {reason}</source>
        <translation>Der Server hat das Annehmen verweigert: {reason}</translation>
    </message>
    <message>
        <source>The server refused to decline it: {reason}</source>
        <translation>Der Server hat das Ablehnen verweigert: {reason}</translation>
    </message>
    <message>
        <source>The server is told once what is older is read too: it knows only up to where everything is</source>
        <translation>Der Server erfährt es, sobald auch das Ältere gelesen ist: Er kennt nur die Stelle, bis zu der alles gelesen ist</translation>
    </message>
    <message>
        <source>It happened, by the server’s clock</source>
        <translation>Es ist passiert, nach der Uhr des Servers</translation>
    </message>
    <message>
        <source>It last changed, by the server’s clock</source>
        <translation>Es hat sich zuletzt geändert, nach der Uhr des Servers</translation>
    </message>
    <message>
        <source>It was received; an earlier version did not note how</source>
        <translation>Sie wurde empfangen; eine frühere Version hat nicht notiert, wie</translation>
    </message>
    <message>
        <source>The server pushed it</source>
        <translation>Der Server hat sie von sich aus geschickt</translation>
    </message>
    <message>
        <source>It was in the answer</source>
        <translation>Sie stand in der Antwort</translation>
    </message>
    <message>
        <source>The account was new, and the server was asked for what was there already</source>
        <translation>Das Konto war neu, und der Server wurde gefragt, was schon da war</translation>
    </message>
    <message>
        <source>We had been away, and the server was asked for what was missed</source>
        <translation>Wir waren weg, und der Server wurde nach Verpasstem gefragt</translation>
    </message>
    <message>
        <source>The server was asked for news</source>
        <translation>Der Server wurde nach Neuem gefragt</translation>
    </message>
    <message>
        <source>A summary of {count} took the place of its alert</source>
        <translation>Eine Zusammenfassung von {count} ist an die Stelle ihres Hinweises getreten</translation>
    </message>
    <message>
        <source>An alert was shown in a summary of {count}: {reason}</source>
        <translation>Ein Hinweis wurde gezeigt, in einer Zusammenfassung von {count}: {reason}</translation>
    </message>
    <message>
        <source>An alert was shown: {reason}</source>
        <translation>Ein Hinweis wurde gezeigt: {reason}</translation>
    </message>
    <message>
        <source>An alert is due, and waits for a desktop to show it: {reason}</source>
        <translation>Ein Hinweis steht aus und wartet auf einen Desktop, der ihn zeigt: {reason}</translation>
    </message>
    <message>
        <source>No alert yet: you were faster; it comes only if that is undone or refused</source>
        <translation>Noch kein Hinweis: du warst schneller; er kommt nur, wenn das zurückgenommen oder abgelehnt wird</translation>
    </message>
    <message>
        <source>No alert: {reason}</source>
        <translation>Kein Hinweis: {reason}</translation>
    </message>
    <message>
        <source>The server was told</source>
        <translation>Dem Server wurde es gesagt</translation>
    </message>
    <message>
        <source>The server could not be told: it is so only here until it can be</source>
        <translation>Dem Server konnte es nicht gesagt werden: Bis das geht, gilt es nur hier</translation>
    </message>
    <message>
        <source>The server was not told, because it cannot be: it is so only here</source>
        <translation>Dem Server wurde es nicht gesagt, weil das nicht geht: Es gilt nur hier</translation>
    </message>
    <message>
        <source>It was marked as read on the server or on another device</source>
        <translation>Sie wurde auf dem Server oder auf einem anderen Gerät als gelesen markiert</translation>
    </message>
    <message>
        <source>It was marked as unread on the server or on another device</source>
        <translation>Sie wurde auf dem Server oder auf einem anderen Gerät als ungelesen markiert</translation>
    </message>
    <message>
        <source>The server is being told</source>
        <translation>Es wird dem Server gerade gesagt</translation>
    </message>
    <message>
        <source>Until then it can be undone; then the server is told</source>
        <translation>Bis dahin lässt es sich rückgängig machen; dann erfährt es der Server</translation>
    </message>
    <message>
        <source>The server was told once without success, and is told again when it answers</source>
        <translation>Es wurde dem Server einmal erfolglos gesagt und wird wiederholt, sobald er antwortet</translation>
    </message>
    <message numerus="yes">
        <source>The server was told %n times without success, and is told again when it answers</source>
        <translation>
            <numerusform>Es wurde dem Server %n Mal erfolglos gesagt und wird wiederholt, sobald er antwortet</numerusform>
            <numerusform>Es wurde dem Server %n Mal erfolglos gesagt und wird wiederholt, sobald er antwortet</numerusform>
        </translation>
    </message>
    <message>
        <source>Until then you put it off: it is neither shown nor counted</source>
        <translation>Bis dahin hast du sie zurückgestellt: Sie wird weder gezeigt noch gezählt</translation>
    </message>
    <message>
        <source>It came back, after you had put it off</source>
        <translation>Sie kam zurück, nachdem du sie zurückgestellt hattest</translation>
    </message>
    <message>
        <source>It is neither shown nor counted: {kind} is hidden for this account</source>
        <translation>Sie wird weder gezeigt noch gezählt: „{kind}“ ist für dieses Konto ausgeblendet</translation>
    </message>
    <message>
        <source>The server deleted it, as you had asked</source>
        <translation>Der Server hat sie gelöscht, wie du es wolltest</translation>
    </message>
    <message>
        <source>Newer news took its place: {key}</source>
        <translation>Neueres ist an ihre Stelle getreten: {key}</translation>
    </message>
    <message>
        <source>The server does not have it any more</source>
        <translation>Der Server hat sie nicht mehr</translation>
    </message>
    <message>
        <source>Say where the account is: a server, a handle or a page</source>
        <translation>Sag, wo das Konto ist: ein Server, ein Name mit Server oder eine Seite</translation>
    </message>
    <message>
        <source>There is no service “{service}”; there are: {known}</source>
        <translation>Den Dienst „{service}“ gibt es nicht; es gibt: {known}</translation>
    </message>
    <message>
        <source>Looking at {address} …</source>
        <translation>{address} wird angesehen …</translation>
    </message>
    <message>
        <source>{handle} is another person on the server than the account of that name here; remove that one first</source>
        <translation>{handle} ist auf dem Server eine andere Person als das Konto dieses Namens hier; entferne zuerst jenes</translation>
    </message>
    <message>
        <source>The sign-in that is here carries more, works, and was kept. {less}</source>
        <translation>Die vorhandene Anmeldung kann mehr, funktioniert und wurde behalten. {less}</translation>
    </message>
    <message>
        <source>You signed in as {other}, but this account is {handle}. Sign out on the website first, or add the other one as an account of its own</source>
        <translation>Du hast dich als {other} angemeldet, aber dieses Konto ist {handle}. Melde dich zuerst auf der Website ab, oder füge das andere als eigenes Konto hinzu</translation>
    </message>
    <message>
        <source>There is no account “{account}”; see “traynotify accounts list”</source>
        <translation>Ein Konto „{account}“ gibt es nicht; siehe „traynotify accounts list“</translation>
    </message>
    <message>
        <source>The token that you brought stays valid; if you use it nowhere else, revoke it in the settings of {address}</source>
        <translation>Das Token, das du mitgebracht hast, bleibt gültig; wenn du es sonst nirgends brauchst, widerrufe es in den Einstellungen von {address}</translation>
    </message>
    <message>
        <source>the server did not answer in time</source>
        <translation>der Server hat nicht rechtzeitig geantwortet</translation>
    </message>
    <message>
        <source>The token could not be revoked on the server ({why}); do it in the settings of {address}</source>
        <translation>Das Token ließ sich auf dem Server nicht widerrufen ({why}); tu es in den Einstellungen von {address}</translation>
    </message>
    <message>
        <source>The stored token could not be deleted: {error}</source>
        <translation>Das gespeicherte Token ließ sich nicht löschen: {error}</translation>
    </message>
    <message>
        <source>The account {handle} here is on {known}, but this sign-in is on {other}, and any server can claim a name; it was not kept. If your server has moved there, remove the account first</source>
        <translation>Das Konto {handle} hier liegt auf {known}, diese Anmeldung aber auf {other}, und einen Namen kann jeder Server behaupten; sie wurde nicht übernommen. Wenn dein Server dorthin umgezogen ist, entferne zuerst das Konto</translation>
    </message>
    <message>
        <source>This notification cannot be answered in that way</source>
        <translation>Auf diese Benachrichtigung lässt sich so nicht antworten</translation>
    </message>
    <message>
        <source>There is nothing to send yet</source>
        <translation>Noch gibt es nichts zu senden</translation>
    </message>
    <message>
        <source>Your answer was not sent: the notification was deleted or has changed meanwhile</source>
        <translation>Deine Antwort wurde nicht gesendet: Die Benachrichtigung wurde inzwischen gelöscht oder hat sich geändert</translation>
    </message>
    <message>
        <source>There is no notification “{key}” in the inbox</source>
        <translation>Im Eingang gibt es keine Benachrichtigung „{key}“</translation>
    </message>
    <message>
        <source>This server cannot delete all notifications at once</source>
        <translation>Dieser Server kann nicht alle Benachrichtigungen auf einmal löschen</translation>
    </message>
    <message>
        <source>This server can only delete everything at once: please wake first what you have put off</source>
        <translation>Dieser Server kann nur alles auf einmal löschen: Bitte hole vorher zurück, was du zurückgestellt hast</translation>
    </message>
    <message>
        <source>It can only be put off until a moment that is still to come</source>
        <translation>Zurückstellen lässt sich nur auf einen Moment, der noch kommt</translation>
    </message>
    <message>
        <source>This server can only delete everything at once</source>
        <translation>Dieser Server kann nur alles auf einmal löschen</translation>
    </message>
    <message>
        <source>{reason}; mark it as read instead</source>
        <translation>{reason}; markiere sie stattdessen als gelesen</translation>
    </message>
    <message>
        <source>{names} answer at {address}; say which service it is</source>
        <translation>{names} antworten unter {address}; sag, welcher Dienst es ist</translation>
    </message>
    <message>
        <source>What brings {service} to traynotify has a fault of its own ({name}); its author should know</source>
        <translation>Was {service} in traynotify einbindet, hat selbst einen Fehler ({name}); wer es geschrieben hat, sollte das wissen</translation>
    </message>
    <message>
        <source>“{address}” is no address. Type that of a server (example.social), a handle (@me@example.social), or a page of the community</source>
        <translation>„{address}“ ist keine Adresse. Gib die eines Servers (example.social), einen Namen mit Server (@me@example.social) oder eine Seite der Community ein</translation>
    </message>
    <message>
        <source>No service that traynotify knows answers at {address}. It knows {names}</source>
        <translation>Unter {address} antwortet kein Dienst, den traynotify kennt. Es kennt {names}</translation>
    </message>
    <message>
        <source>It did not work for more than a day. {reason}</source>
        <translation>Es ging mehr als einen Tag lang nicht. {reason}</translation>
    </message>
    <message>
        <source>Something went wrong inside traynotify; the log has the details</source>
        <translation>In traynotify ist etwas schiefgegangen; das Protokoll hat die Einzelheiten</translation>
    </message>
    <message>
        <source>{package} has a service of the same name</source>
        <translation>{package} hat einen Dienst gleichen Namens</translation>
    </message>
    <message>
        <source>It could not be loaded: {kind}: {error}</source>
        <translation>Es ließ sich nicht laden: {kind}: {error}</translation>
    </message>
    <message>
        <source>Its entry point names a class; it has to name an instance of it</source>
        <translation>Der Einstiegspunkt nennt eine Klasse; er muss eine Instanz davon nennen</translation>
    </message>
    <message>
        <source>Its entry point is called “{name}”, but the service calls itself “{its_id}”</source>
        <translation>Der Einstiegspunkt heißt „{name}“, aber der Dienst nennt sich „{its_id}“</translation>
    </message>
    <message>
        <source>It has no “{word}”, or one that is no text</source>
        <translation>„{word}“ fehlt oder ist kein Text</translation>
    </message>
    <message>
        <source>It has no method “{method}”</source>
        <translation>Die Methode „{method}“ fehlt</translation>
    </message>
    <message>
        <source>Its “settings” are not settings as traynotify.api makes them</source>
        <translation>Die „settings“ sind keine Einstellungen, wie traynotify.api sie macht</translation>
    </message>
    <message>
        <source>Waiting for your keyring: answer its prompt, which may be behind a window</source>
        <translation>Warten auf deinen Schlüsselbund: Beantworte seine Rückfrage, die hinter einem Fenster liegen kann</translation>
    </message>
    <message>
        <source>The server ended the connection</source>
        <translation>Der Server hat die Verbindung beendet</translation>
    </message>
    <message>
        <source>The clock was set back: what was on its way is asked for again</source>
        <translation>Die Uhr wurde zurückgestellt: Was unterwegs war, wird noch einmal erfragt</translation>
    </message>
    <message>
        <source>The stored token belongs to {other}, not to {handle}</source>
        <translation>Das gespeicherte Token gehört {other}, nicht {handle}</translation>
    </message>
    <message>
        <source>pod</source>
        <translation>Pod</translation>
    </message>
    <message>
        <source>{host} has no interface for apps; traynotify can read notifications of pods from diaspora* 0.9 on</source>
        <translation>{host} hat keine Schnittstelle für Apps; traynotify kann Benachrichtigungen von Pods ab diaspora* 0.9 lesen</translation>
    </message>
    <message>
        <source>{host} does not say who signed in</source>
        <translation>{host} sagt nicht, wer sich angemeldet hat</translation>
    </message>
    <message>
        <source>{host} does not let this notification be marked</source>
        <translation>{host} lässt diese Benachrichtigung nicht markieren</translation>
    </message>
    <message>
        <source>Something before {host} turns us away</source>
        <translation>Etwas vor {host} weist uns ab</translation>
    </message>
    <message>
        <source>{host} does not let this sign-in see notifications; please sign in again</source>
        <translation>{host} lässt diese Anmeldung keine Benachrichtigungen sehen; bitte melde dich neu an</translation>
    </message>
    <message>
        <source>diaspora* marks notifications one by one, and lets no app delete them</source>
        <translation>diaspora* markiert Benachrichtigungen einzeln und lässt Apps keine löschen</translation>
    </message>
    <message>
        <source>The pod takes few requests more for now; the rest follows later</source>
        <translation>Der Pod nimmt im Moment nur noch wenige Anfragen an; der Rest folgt später</translation>
    </message>
    <message>
        <source>diaspora* does not let apps delete notifications.</source>
        <translation>diaspora* lässt Apps keine Benachrichtigungen löschen.</translation>
    </message>
    <message>
        <source>This sign-in only reads; it was not asked for the permission to write.</source>
        <translation>Diese Anmeldung liest nur; um die Berechtigung zum Schreiben wurde nicht gebeten.</translation>
    </message>
    <message>
        <source>diaspora* has no live connection for apps; it is asked every few minutes instead.</source>
        <translation>diaspora* hat keine Live-Verbindung für Apps; stattdessen wird alle paar Minuten nachgefragt.</translation>
    </message>
    <message>
        <source>This token may not say whose it is; it needs the scope “openid”</source>
        <translation>Dieses Token darf nicht sagen, wem es gehört; ihm fehlt der Umfang „openid“</translation>
    </message>
    <message>
        <source>Someone</source>
        <translation>Jemand</translation>
    </message>
    <message numerus="yes">
        <source>{who} also commented on {post}</source>
        <translation>
            <numerusform>{who} hat auch {post} kommentiert</numerusform>
            <numerusform>{who} haben auch {post} kommentiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} commented on your post</source>
        <translation>
            <numerusform>{who} hat deinen Beitrag kommentiert</numerusform>
            <numerusform>{who} haben deinen Beitrag kommentiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} liked your post</source>
        <translation>
            <numerusform>{who} gefällt dein Beitrag</numerusform>
            <numerusform>{who} gefällt dein Beitrag</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} liked your comment</source>
        <translation>
            <numerusform>{who} gefällt dein Kommentar</numerusform>
            <numerusform>{who} gefällt dein Kommentar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} mentioned you in a post</source>
        <translation>
            <numerusform>{who} hat dich in einem Beitrag erwähnt</numerusform>
            <numerusform>{who} haben dich in einem Beitrag erwähnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} mentioned you in a comment</source>
        <translation>
            <numerusform>{who} hat dich in einem Kommentar erwähnt</numerusform>
            <numerusform>{who} haben dich in einem Kommentar erwähnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} reshared your post</source>
        <translation>
            <numerusform>{who} hat deinen Beitrag weitergesagt</numerusform>
            <numerusform>{who} haben deinen Beitrag weitergesagt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} started sharing with you</source>
        <translation>
            <numerusform>{who} teilt jetzt mit dir</numerusform>
            <numerusform>{who} teilen jetzt mit dir</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} (has|have) a birthday</source>
        <translation>
            <numerusform>{who} hat Geburtstag</numerusform>
            <numerusform>{who} haben Geburtstag</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} liked your comment on {post}</source>
        <translation>
            <numerusform>{who} gefällt dein Kommentar zu: {post}</numerusform>
            <numerusform>{who} gefällt dein Kommentar zu: {post}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} mentioned you in a comment on {post}</source>
        <translation>
            <numerusform>{who} hat dich in einem Kommentar erwähnt, zu: {post}</numerusform>
            <numerusform>{who} haben dich in einem Kommentar erwähnt, zu: {post}</numerusform>
        </translation>
    </message>
    <message>
        <source>a post that you commented on</source>
        <translation>einen Beitrag, den du kommentiert hast</translation>
    </message>
    <message>
        <source>your post</source>
        <translation>deinen Beitrag</translation>
    </message>
    <message>
        <source>their own post</source>
        <translation>den eigenen Beitrag</translation>
    </message>
    <message>
        <source>{name}’s post</source>
        <translation>den Beitrag von {name}</translation>
    </message>
    <message>
        <source>something new</source>
        <translation>etwas Neues</translation>
    </message>
    <message>
        <source>Something new: {words}</source>
        <translation>Neu: {words}</translation>
    </message>
    <message>
        <source>Looking for your pod.</source>
        <translation>Dein Pod wird gesucht.</translation>
    </message>
    <message>
        <source>No diaspora* pod answers at {host}</source>
        <translation>Unter {host} antwortet kein diaspora*-Pod</translation>
    </message>
    <message>
        <source>The pod is not connected at the moment</source>
        <translation>Der Pod ist gerade nicht verbunden</translation>
    </message>
    <message>
        <source>every four to five minutes while it is quiet</source>
        <translation>alle vier bis fünf Minuten, solange es ruhig ist</translation>
    </message>
    <message>
        <source>every two to three minutes</source>
        <translation>alle zwei bis drei Minuten</translation>
    </message>
    <message>
        <source>Asks {how_often}, because pods do not tell apps by themselves</source>
        <translation>Fragt {how_often} nach, denn Pods melden Apps nichts von sich aus</translation>
    </message>
    <message>
        <source>private messages are left out, because this sign-in does not include them</source>
        <translation>private Nachrichten fehlen, denn diese Anmeldung schließt sie nicht ein</translation>
    </message>
    <message>
        <source>Only these types</source>
        <translation>Nur diese Typen</translation>
    </message>
    <message>
        <source>Types in the pod’s own words (liked, reshared, mentioned, …); empty: all.</source>
        <translation>Typen in den Worten des Pods (liked, reshared, mentioned, …); leer: alle.</translation>
    </message>
    <message>
        <source>All types</source>
        <translation>Alle Typen</translation>
    </message>
    <message>
        <source>Nothing older than</source>
        <translation>Nichts Älteres als</translation>
    </message>
    <message>
        <source>A day, such as 2026-01-31: what happened before it is not fetched; empty: everything.</source>
        <translation>Ein Tag wie 2026-01-31: Was davor geschah, wird nicht geholt; leer: alles.</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Private messages</source>
        <translation>Private Nachrichten</translation>
    </message>
    <message>
        <source>Show unread conversations. Off: the permission for them is not asked for when you sign in.</source>
        <translation>Zeigt ungelesene Unterhaltungen. Aus: Die Berechtigung dafür wird bei der Anmeldung nicht erbeten.</translation>
    </message>
    <message>
        <source>“{text}” is not a day that “{label}” can mean; a day looks like 2026-01-31</source>
        <translation>„{text}“ ist kein Tag, den „{label}“ meinen kann; ein Tag sieht aus wie 2026-01-31</translation>
    </message>
    <message>
        <source>traynotify asks to see whose account it is, and to read your notifications and mark them as read or unread.</source>
        <translation>traynotify bittet darum, zu sehen, wessen Konto es ist, und deine Benachrichtigungen zu lesen und als gelesen oder ungelesen zu markieren.</translation>
    </message>
    <message>
        <source> It also asks for your private conversations, to show which are unread. That permission covers writing messages as well; traynotify never writes any.</source>
        <translation> Es bittet außerdem um deine privaten Unterhaltungen, um zu zeigen, welche ungelesen sind. Diese Berechtigung umfasst auch das Schreiben von Nachrichten; traynotify schreibt nie welche.</translation>
    </message>
    <message>
        <source>Your browser is signed in as {handle}, not as {user}; sign in there as {user}, or add the account by the address of the pod alone</source>
        <translation>Dein Browser ist als {handle} angemeldet, nicht als {user}; melde dich dort als {user} an, oder füge das Konto allein mit der Adresse des Pods hinzu</translation>
    </message>
    <message>
        <source>{host} does not accept this token, or it was not given the scope “notifications”</source>
        <translation>{host} akzeptiert dieses Token nicht, oder ihm fehlt der Umfang „notifications“</translation>
    </message>
    <message>
        <source>the pod keeps it until you remove traynotify at {page}</source>
        <translation>der Pod behält es, bis du traynotify unter {page} entfernst</translation>
    </message>
    <message>
        <source>{host} runs {label}, which lets no app see notifications: pods do from diaspora* 0.9 on. Please ask the people who run it whether they plan to update</source>
        <translation>{host} läuft mit {label}, das Apps keine Benachrichtigungen sehen lässt: Pods tun das ab diaspora* 0.9. Frag bitte die Betreiber, ob sie ein Update planen</translation>
    </message>
    <message>
        <source>{host} does not let traynotify introduce itself as an app</source>
        <translation>{host} lässt nicht zu, dass traynotify sich als App vorstellt</translation>
    </message>
    <message>
        <source>{host} renewed the sign-in in a way that cannot be understood</source>
        <translation>{host} hat die Anmeldung auf unverständliche Weise erneuert</translation>
    </message>
    <message numerus="yes">
        <source>{who} sent you a message</source>
        <translation>
            <numerusform>{who} hat dir eine Nachricht geschickt</numerusform>
            <numerusform>{who} haben dir eine Nachricht geschickt</numerusform>
        </translation>
    </message>
    <message>
        <source>forum</source>
        <translation>Forum</translation>
    </message>
    <message>
        <source>the server has no live channel</source>
        <translation>der Server hat keinen Live-Kanal</translation>
    </message>
    <message>
        <source>the server refuses its live channel to this sign-in</source>
        <translation>der Server verweigert dieser Anmeldung seinen Live-Kanal</translation>
    </message>
    <message>
        <source>The live channel sent data that cannot be understood</source>
        <translation>Der Live-Kanal hat unverständliche Daten geschickt</translation>
    </message>
    <message>
        <source>{host} does not say who we are</source>
        <translation>{host} sagt nicht, wer wir sind</translation>
    </message>
    <message>
        <source>{host} does not let this sign-in mark notifications as read</source>
        <translation>{host} lässt diese Anmeldung Benachrichtigungen nicht als gelesen markieren</translation>
    </message>
    <message>
        <source>{host} has no way to mark notifications as read</source>
        <translation>{host} kann Benachrichtigungen nicht als gelesen markieren</translation>
    </message>
    <message>
        <source>{host} allows no more requests of this sign-in for today</source>
        <translation>{host} erlaubt dieser Anmeldung für heute keine Anfragen mehr</translation>
    </message>
    <message>
        <source>Something in front of {host} turned us away; its website may show why</source>
        <translation>Etwas vor {host} hat uns abgewiesen; seine Website zeigt vielleicht, warum</translation>
    </message>
    <message>
        <source>Discourse lets apps mark notifications as read, and do nothing else with them</source>
        <translation>Discourse lässt Apps Benachrichtigungen als gelesen markieren und sonst nichts mit ihnen tun</translation>
    </message>
    <message>
        <source>On Discourse, notifications are marked one by one</source>
        <translation>Auf Discourse werden Benachrichtigungen einzeln markiert</translation>
    </message>
    <message>
        <source>The forum does not let this sign-in in at the moment</source>
        <translation>Das Forum lässt diese Anmeldung im Moment nicht hinein</translation>
    </message>
    <message>
        <source>This is not the answer to this sign-in; please copy the whole text that the page shows</source>
        <translation>Das ist nicht die Antwort auf diese Anmeldung; bitte kopiere den ganzen Text, den die Seite zeigt</translation>
    </message>
    <message>
        <source>This is not what the page shows; please copy the whole text</source>
        <translation>Das ist nicht, was die Seite zeigt; bitte kopiere den ganzen Text</translation>
    </message>
    <message>
        <source>This sign-in may look at notifications, but not mark them as read; what is read here stays read here.</source>
        <translation>Diese Anmeldung darf Benachrichtigungen ansehen, aber nicht als gelesen markieren; was hier gelesen wird, bleibt nur hier gelesen.</translation>
    </message>
    <message>
        <source>Discourse has no way for apps to mark notifications as unread; it stays unread here.</source>
        <translation>Discourse lässt Apps Benachrichtigungen nicht als ungelesen markieren; ungelesen bleibt es nur hier.</translation>
    </message>
    <message>
        <source>Discourse lets nobody but administrators delete notifications.</source>
        <translation>Discourse lässt nur Administratoren Benachrichtigungen löschen.</translation>
    </message>
    <message>
        <source>{host} does not let this key list notifications; it needs the scope “notifications”</source>
        <translation>{host} lässt diesen Schlüssel keine Benachrichtigungen auflisten; ihm fehlt der Umfang „notifications“</translation>
    </message>
    <message>
        <source>The forum is asked again and again instead, because {why}.</source>
        <translation>Das Forum wird stattdessen immer wieder gefragt, denn {why}.</translation>
    </message>
    <message>
        <source>{host} does not accept this key; please sign in again</source>
        <translation>{host} akzeptiert diesen Schlüssel nicht; bitte melde dich neu an</translation>
    </message>
    <message>
        <source>{host} does not say whose key this is; make one with the permission session_info</source>
        <translation>{host} sagt nicht, wessen Schlüssel das ist; erstelle einen mit der Berechtigung session_info</translation>
    </message>
    <message>
        <source>the server does not hold a line open</source>
        <translation>der Server hält keine Leitung offen</translation>
    </message>
    <message>
        <source>the server has no live channel for this sign-in</source>
        <translation>der Server hat für diese Anmeldung keinen Live-Kanal</translation>
    </message>
    <message>
        <source>its live channel stays silent</source>
        <translation>sein Live-Kanal bleibt stumm</translation>
    </message>
    <message>
        <source>its live channel does not answer</source>
        <translation>sein Live-Kanal antwortet nicht</translation>
    </message>
    <message numerus="yes">
        <source>{who} mentioned you{in_topic}</source>
        <translation>
            <numerusform>{who} hat dich{in_topic} erwähnt</numerusform>
            <numerusform>{who} haben dich{in_topic} erwähnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} replied to you{in_topic}</source>
        <translation>
            <numerusform>{who} hat dir{in_topic} geantwortet</numerusform>
            <numerusform>{who} haben dir{in_topic} geantwortet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} quoted you{in_topic}</source>
        <translation>
            <numerusform>{who} hat dich{in_topic} zitiert</numerusform>
            <numerusform>{who} haben dich{in_topic} zitiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} edited your post{in_topic}</source>
        <translation>
            <numerusform>{who} hat deinen Beitrag{in_topic} bearbeitet</numerusform>
            <numerusform>{who} haben deinen Beitrag{in_topic} bearbeitet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} liked your post{in_topic}</source>
        <translation>
            <numerusform>{who} gefällt dein Beitrag{in_topic}</numerusform>
            <numerusform>{who} gefällt dein Beitrag{in_topic}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} boosted your post{in_topic}</source>
        <translation>
            <numerusform>{who} hat deinen Beitrag{in_topic} geteilt</numerusform>
            <numerusform>{who} haben deinen Beitrag{in_topic} geteilt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} sent you a message{named}</source>
        <translation>
            <numerusform>{who} hat dir eine Nachricht geschickt{named}</numerusform>
            <numerusform>{who} haben dir eine Nachricht geschickt{named}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} invited you to a private conversation{named}</source>
        <translation>
            <numerusform>{who} hat dich zu einer privaten Unterhaltung eingeladen{named}</numerusform>
            <numerusform>{who} haben dich zu einer privaten Unterhaltung eingeladen{named}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} accepted your invitation</source>
        <translation>
            <numerusform>{who} hat deine Einladung angenommen</numerusform>
            <numerusform>{who} haben deine Einladung angenommen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} posted{in_topic}</source>
        <translation>
            <numerusform>{who} hat{in_topic} geschrieben</numerusform>
            <numerusform>{who} haben{in_topic} geschrieben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} moved your post to {topic}</source>
        <translation>
            <numerusform>{who} hat deinen Beitrag verschoben nach: {topic}</numerusform>
            <numerusform>{who} haben deinen Beitrag verschoben nach: {topic}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} linked to your post{in_topic}</source>
        <translation>
            <numerusform>{who} hat deinen Beitrag{in_topic} verlinkt</numerusform>
            <numerusform>{who} haben deinen Beitrag{in_topic} verlinkt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} invited you to {topic}</source>
        <translation>
            <numerusform>{who} hat dich eingeladen zu: {topic}</numerusform>
            <numerusform>{who} haben dich eingeladen zu: {topic}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} started {topic}</source>
        <translation>
            <numerusform>{who} hat begonnen: {topic}</numerusform>
            <numerusform>{who} haben begonnen: {topic}</numerusform>
        </translation>
    </message>
    <message>
        <source>You wanted to be reminded of {topic}</source>
        <translation>Du wolltest erinnert werden an: {topic}</translation>
    </message>
    <message>
        <source>Your post{in_topic} was approved</source>
        <translation>Dein Beitrag{in_topic} wurde freigegeben</translation>
    </message>
    <message>
        <source>Your votes for {topic} are free again</source>
        <translation>Deine Stimmen sind wieder frei: {topic}</translation>
    </message>
    <message numerus="yes">
        <source>{who} invited you to the event {topic}</source>
        <translation>
            <numerusform>{who} hat dich zur Veranstaltung {topic} eingeladen</numerusform>
            <numerusform>{who} haben dich zur Veranstaltung {topic} eingeladen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} quoted your chat message{in_topic}</source>
        <translation>
            <numerusform>{who} hat deine Chatnachricht{in_topic} zitiert</numerusform>
            <numerusform>{who} haben deine Chatnachricht{in_topic} zitiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} commented{in_topic}</source>
        <translation>
            <numerusform>{who} hat{in_topic} kommentiert</numerusform>
            <numerusform>{who} haben{in_topic} kommentiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Your forum has new features</source>
        <translation>Dein Forum hat neue Funktionen</translation>
    </message>
    <message>
        <source>Your forum has problems that an administrator should look at</source>
        <translation>Dein Forum hat Probleme, die sich jemand mit Adminrechten ansehen sollte</translation>
    </message>
    <message numerus="yes">
        <source>{who} suggested an edit to your post{in_topic}</source>
        <translation>
            <numerusform>{who} hat eine Änderung an deinem Beitrag{in_topic} vorgeschlagen</numerusform>
            <numerusform>{who} haben eine Änderung an deinem Beitrag{in_topic} vorgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} accepted the edit that you suggested{in_topic}</source>
        <translation>
            <numerusform>{who} hat die Änderung angenommen, die du{in_topic} vorgeschlagen hast</numerusform>
            <numerusform>{who} haben die Änderung angenommen, die du{in_topic} vorgeschlagen hast</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} started following you</source>
        <translation>
            <numerusform>{who} folgt dir jetzt</numerusform>
            <numerusform>{who} folgen dir jetzt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} replied{in_topic}</source>
        <translation>
            <numerusform>{who} hat{in_topic} geantwortet</numerusform>
            <numerusform>{who} haben{in_topic} geantwortet</numerusform>
        </translation>
    </message>
    <message>
        <source>{topic} begins soon</source>
        <translation>{topic} beginnt bald</translation>
    </message>
    <message>
        <source>{topic} has begun</source>
        <translation>{topic} hat begonnen</translation>
    </message>
    <message>
        <source>{topic} is over</source>
        <translation>{topic} ist vorbei</translation>
    </message>
    <message numerus="yes">
        <source>{who} chose your post as the solution{in_topic}</source>
        <translation>
            <numerusform>{who} hat deinen Beitrag{in_topic} als Lösung gewählt</numerusform>
            <numerusform>{who} haben deinen Beitrag{in_topic} als Lösung gewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} sent you an official warning{named}</source>
        <translation>
            <numerusform>{who} hat dir eine offizielle Verwarnung geschickt{named}</numerusform>
            <numerusform>{who} haben dir eine offizielle Verwarnung geschickt{named}</numerusform>
        </translation>
    </message>
    <message>
        <source>a topic</source>
        <translation>ein Thema</translation>
    </message>
    <message>
        <source> in {topic}</source>
        <comment>within a sentence, as in “Bob replied in Gardens”</comment>
        <translation> in {topic}</translation>
    </message>
    <message numerus="yes">
        <source>%n new messages</source>
        <translation>
            <numerusform>%n neue Nachricht</numerusform>
            <numerusform>%n neue Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>several new messages</source>
        <translation>mehrere neue Nachrichten</translation>
    </message>
    <message numerus="yes">
        <source>%n new replies</source>
        <translation>
            <numerusform>%n neue Antwort</numerusform>
            <numerusform>%n neue Antworten</numerusform>
        </translation>
    </message>
    <message>
        <source>several new replies</source>
        <translation>mehrere neue Antworten</translation>
    </message>
    <message numerus="yes">
        <source>%n new posts</source>
        <translation>
            <numerusform>%n neuer Beitrag</numerusform>
            <numerusform>%n neue Beiträge</numerusform>
        </translation>
    </message>
    <message>
        <source>several new posts</source>
        <translation>mehrere neue Beiträge</translation>
    </message>
    <message>
        <source>your group</source>
        <translation>deine Gruppe</translation>
    </message>
    <message>
        <source>You earned the badge “{badge}”</source>
        <translation>Du hast das Abzeichen „{badge}“ erhalten</translation>
    </message>
    <message>
        <source>You earned a badge</source>
        <translation>Du hast ein Abzeichen erhalten</translation>
    </message>
    <message>
        <source>You are now in the group {group}</source>
        <translation>Du bist jetzt in der Gruppe {group}</translation>
    </message>
    <message>
        <source>You are now in the group that you wanted to join</source>
        <translation>Du bist jetzt in der Gruppe, der du beitreten wolltest</translation>
    </message>
    <message numerus="yes">
        <source>{who} mentioned {whom}{in_topic}</source>
        <translation>
            <numerusform>{who} hat {whom}{in_topic} erwähnt</numerusform>
            <numerusform>{who} haben {whom}{in_topic} erwähnt</numerusform>
        </translation>
    </message>
    <message>
        <source>New messages in the inbox of {group}</source>
        <translation>Neue Nachrichten im Posteingang: {group}</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) in the inbox of {group}</source>
        <translation>
            <numerusform>%n Nachricht im Posteingang: {group}</numerusform>
            <numerusform>%n Nachrichten im Posteingang: {group}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} liked one of your posts</source>
        <translation>
            <numerusform>{who} gefällt einer deiner Beiträge</numerusform>
            <numerusform>{who} gefällt einer deiner Beiträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} liked %n of your posts</source>
        <translation>
            <numerusform>{who} gefällt %n deiner Beiträge</numerusform>
            <numerusform>{who} gefallen %n deiner Beiträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} linked to one of your posts</source>
        <translation>
            <numerusform>{who} hat einen deiner Beiträge verlinkt</numerusform>
            <numerusform>{who} haben einen deiner Beiträge verlinkt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} linked to %n of your posts</source>
        <translation>
            <numerusform>{who} hat %n deiner Beiträge verlinkt</numerusform>
            <numerusform>{who} hat %n deiner Beiträge verlinkt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} reacted to one of your posts</source>
        <translation>
            <numerusform>{who} hat auf einen deiner Beiträge reagiert</numerusform>
            <numerusform>{who} haben auf einen deiner Beiträge reagiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} reacted to %n of your posts</source>
        <translation>
            <numerusform>{who} hat auf %n deiner Beiträge reagiert</numerusform>
            <numerusform>{who} hat auf %n deiner Beiträge reagiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} reacted with {emoji} to your post{in_topic}</source>
        <translation>
            <numerusform>{who} hat mit {emoji} auf deinen Beitrag{in_topic} reagiert</numerusform>
            <numerusform>{who} haben mit {emoji} auf deinen Beitrag{in_topic} reagiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} reacted to your post{in_topic}</source>
        <translation>
            <numerusform>{who} hat auf deinen Beitrag{in_topic} reagiert</numerusform>
            <numerusform>{who} haben auf deinen Beitrag{in_topic} reagiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of your commits were approved</source>
        <translation>
            <numerusform>%n deiner Commits wurde freigegeben</numerusform>
            <numerusform>%n deiner Commits wurden freigegeben</numerusform>
        </translation>
    </message>
    <message>
        <source>Your commit{in_topic} was approved</source>
        <translation>Dein Commit{in_topic} wurde freigegeben</translation>
    </message>
    <message>
        <source>Somebody wants to join {group}</source>
        <translation>Jemand möchte beitreten: {group}</translation>
    </message>
    <message numerus="yes">
        <source>%n people want to join {group}</source>
        <translation>
            <numerusform>%n Person möchte beitreten: {group}</numerusform>
            <numerusform>%n Leute möchten beitreten: {group}</numerusform>
        </translation>
    </message>
    <message>
        <source>Several people want to join {group}</source>
        <translation>Mehrere Leute möchten beitreten: {group}</translation>
    </message>
    <message>
        <source>Your bookmark “{note}” in {topic} is due</source>
        <translation>Dein Lesezeichen „{note}“ in {topic} ist fällig</translation>
    </message>
    <message>
        <source>Your bookmark “{note}” is due</source>
        <translation>Dein Lesezeichen „{note}“ ist fällig</translation>
    </message>
    <message>
        <source>Your bookmark in {topic} is due</source>
        <translation>Dein Lesezeichen in {topic} ist fällig</translation>
    </message>
    <message>
        <source>Your bookmark is due</source>
        <translation>Dein Lesezeichen ist fällig</translation>
    </message>
    <message>
        <source>Reminder of the event {topic}</source>
        <translation>Erinnerung an die Veranstaltung {topic}</translation>
    </message>
    <message>
        <source>a personal chat</source>
        <translation>einem persönlichen Chat</translation>
    </message>
    <message>
        <source>the chat</source>
        <translation>dem Chat</translation>
    </message>
    <message>
        <source>the chat {channel}</source>
        <translation>dem Chat {channel}</translation>
    </message>
    <message numerus="yes">
        <source>{who} mentioned {whom} in {place}</source>
        <translation>
            <numerusform>{who} hat {whom} in {place} erwähnt</numerusform>
            <numerusform>{who} haben {whom} in {place} erwähnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} mentioned you in {place}</source>
        <translation>
            <numerusform>{who} hat dich in {place} erwähnt</numerusform>
            <numerusform>{who} haben dich in {place} erwähnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} wrote in {place}</source>
        <translation>
            <numerusform>{who} hat in {place} geschrieben</numerusform>
            <numerusform>{who} haben in {place} geschrieben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} invited you to {place}</source>
        <translation>
            <numerusform>{who} hat dich zu {place} eingeladen</numerusform>
            <numerusform>{who} haben dich zu {place} eingeladen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} replied in the chat thread {thread}</source>
        <translation>
            <numerusform>{who} hat im Chat-Thread {thread} geantwortet</numerusform>
            <numerusform>{who} haben im Chat-Thread {thread} geantwortet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} replied in a chat thread</source>
        <translation>
            <numerusform>{who} hat in einem Chat-Thread geantwortet</numerusform>
            <numerusform>{who} haben in einem Chat-Thread geantwortet</numerusform>
        </translation>
    </message>
    <message>
        <source>{topic} was assigned to {group}</source>
        <translation>{topic} wurde zugewiesen an: {group}</translation>
    </message>
    <message numerus="yes">
        <source>{who} assigned {topic} to you</source>
        <translation>
            <numerusform>{who} hat dir {topic} zugewiesen</numerusform>
            <numerusform>{who} haben dir {topic} zugewiesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes of your forum can be tried out</source>
        <translation>
            <numerusform>%n Änderung deines Forums kann ausprobiert werden</numerusform>
            <numerusform>%n Änderungen deines Forums können ausprobiert werden</numerusform>
        </translation>
    </message>
    <message>
        <source>A change of your forum can be tried out</source>
        <translation>Eine Änderung deines Forums kann ausprobiert werden</translation>
    </message>
    <message numerus="yes">
        <source>%n changes of your forum came into force by themselves</source>
        <translation>
            <numerusform>%n Änderung deines Forums ist von selbst in Kraft getreten</numerusform>
            <numerusform>%n Änderungen deines Forums sind von selbst in Kraft getreten</numerusform>
        </translation>
    </message>
    <message>
        <source>A change of your forum came into force by itself</source>
        <translation>Eine Änderung deines Forums ist von selbst in Kraft getreten</translation>
    </message>
    <message numerus="yes">
        <source>{who} invited you to the voice room {room}</source>
        <translation>
            <numerusform>{who} hat dich in den Sprachraum {room} eingeladen</numerusform>
            <numerusform>{who} haben dich in den Sprachraum {room} eingeladen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} is calling you</source>
        <translation>
            <numerusform>{who} ruft dich an</numerusform>
            <numerusform>{who} rufen dich an</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who}: something new{in_topic}</source>
        <translation>
            <numerusform>{who}: etwas Neues{in_topic}</numerusform>
            <numerusform>{who}: etwas Neues{in_topic}</numerusform>
        </translation>
    </message>
    <message>
        <source>Something new{in_topic}</source>
        <translation>Etwas Neues{in_topic}</translation>
    </message>
    <message>
        <source>Looking for your forum.</source>
        <translation>Dein Forum wird gesucht.</translation>
    </message>
    <message>
        <source>No Discourse forum answers at {address}</source>
        <translation>Unter {address} antwortet kein Discourse-Forum</translation>
    </message>
    <message>
        <source>the key may not ask whose it is</source>
        <translation>der Schlüssel darf nicht fragen, wem er gehört</translation>
    </message>
    <message>
        <source>Looking for the live channel</source>
        <translation>Der Live-Kanal wird gesucht</translation>
    </message>
    <message>
        <source>every two minutes while it is quiet</source>
        <translation>alle zwei Minuten, solange es ruhig ist</translation>
    </message>
    <message>
        <source>every minute</source>
        <translation>jede Minute</translation>
    </message>
    <message>
        <source>Asks {how_often}, because {why}</source>
        <translation>Fragt {how_often} nach, denn {why}</translation>
    </message>
    <message>
        <source>User of the admin key</source>
        <translation>Name zum Admin-Schlüssel</translation>
    </message>
    <message>
        <source>With a name here, the next sign-in’s token is an administrator’s key, for that user; empty: the user’s own.</source>
        <translation>Mit einem Namen hier ist das Token der nächsten Anmeldung ein Admin-Schlüssel für diesen Namen; leer: der eigene.</translation>
    </message>
    <message>
        <source>The user’s own key</source>
        <translation>Der eigene Schlüssel</translation>
    </message>
    <message>
        <source>Let the browser bring the key</source>
        <translation>Schlüssel vom Browser bringen lassen</translation>
    </message>
    <message>
        <source>On for forums that allow http://127.0.0.1:* as a redirect of user API keys; off: the key is pasted.</source>
        <translation>An für Foren, die http://127.0.0.1:* als Weiterleitung für Nutzerschlüssel erlauben; aus: Der Schlüssel wird eingefügt.</translation>
    </message>
    <message>
        <source>Requests a minute</source>
        <translation>Anfragen pro Minute</translation>
    </message>
    <message>
        <source>What the forum allows a key (20, unless its owner raised it).</source>
        <translation>Was das Forum einem Schlüssel erlaubt (20, wenn es nicht angehoben wurde).</translation>
    </message>
    <message>
        <source>Requests a day</source>
        <translation>Anfragen pro Tag</translation>
    </message>
    <message>
        <source>What the forum allows a key (2880, unless its owner raised it).</source>
        <translation>Was das Forum einem Schlüssel erlaubt (2880, wenn es nicht angehoben wurde).</translation>
    </message>
    <message>
        <source>traynotify asks to read your notifications, to mark them as read, to hear of new ones, and to see whose account it is. It can neither read nor write posts.</source>
        <translation>traynotify bittet darum, deine Benachrichtigungen zu lesen, sie als gelesen zu markieren, von neuen zu erfahren und zu sehen, wessen Konto es ist. Beiträge kann es weder lesen noch schreiben.</translation>
    </message>
    <message>
        <source>Allow it on the page that opened in your browser, then paste the text that it shows</source>
        <translation>Erlaube es auf der Seite, die sich im Browser geöffnet hat, und füge dann den Text ein, den sie zeigt</translation>
    </message>
    <message>
        <source>Paste the text that the page shows once you have allowed it</source>
        <translation>Füge den Text ein, den die Seite zeigt, sobald du es erlaubt hast</translation>
    </message>
    <message>
        <source>Paste the rest of the text, or all of it anew; an empty line starts over</source>
        <translation>Füge den Rest des Textes ein, oder alles noch einmal; eine leere Zeile beginnt von vorn</translation>
    </message>
    <message>
        <source>Nobody answered in the browser in time; please start again</source>
        <translation>Im Browser kam nicht rechtzeitig eine Antwort; bitte beginne von vorn</translation>
    </message>
    <message>
        <source>This is not an API key; it is a line of letters and digits</source>
        <translation>Das ist kein API-Schlüssel; er ist eine Zeile aus Buchstaben und Ziffern</translation>
    </message>
    <message>
        <source>“{name}” is not the name of a user</source>
        <translation>„{name}“ ist kein Benutzername</translation>
    </message>
    <message>
        <source>, or not for the user {username}</source>
        <translation>, oder nicht für {username}</translation>
    </message>
    <message>
        <source>{domain} does not accept this key{whose}</source>
        <translation>{domain} akzeptiert diesen Schlüssel nicht{whose}</translation>
    </message>
    <message>
        <source>Please open this address in a browser: {page}</source>
        <translation>Bitte öffne diese Adresse in einem Browser: {page}</translation>
    </message>
    <message>
        <source>Type this code there, and allow access: {user_code}</source>
        <translation>Gib dort diesen Code ein, und erlaube den Zugriff: {user_code}</translation>
    </message>
    <message>
        <source>Nobody typed the code in time; please start again</source>
        <translation>Der Code wurde nicht rechtzeitig eingegeben; bitte beginne von vorn</translation>
    </message>
    <message>
        <source>No browser could be started; switch “Let the browser bring the key” off, and paste it</source>
        <translation>Es ließ sich kein Browser starten; schalte „Schlüssel vom Browser bringen lassen“ aus, und füge ihn ein</translation>
    </message>
    <message>
        <source>Waiting for your browser: please allow access there. If the forum says that this is not possible, cancel, switch “Let the browser bring the key” off, and start again.</source>
        <translation>Warten auf deinen Browser: Bitte erlaube dort den Zugriff. Sagt das Forum, dass das nicht geht, brich ab, schalte „Schlüssel vom Browser bringen lassen“ aus, und beginne von vorn.</translation>
    </message>
    <message>
        <source>The answer belongs to another sign-in; please start again</source>
        <translation>Die Antwort gehört zu einer anderen Anmeldung; bitte beginne von vorn</translation>
    </message>
    <message>
        <source>What is known of this post does not suffice to answer it</source>
        <translation>Von diesem Beitrag ist zu wenig bekannt, um darauf zu antworten</translation>
    </message>
    <message>
        <source>{host} does not speak the Mastodon API</source>
        <translation>{host} spricht die Mastodon-API nicht</translation>
    </message>
    <message>
        <source>{host} gave ids that it does not take back</source>
        <translation>{host} vergibt Nummern, die es selbst nicht annimmt</translation>
    </message>
    <message>
        <source>the post is not there any more</source>
        <translation>den Beitrag gibt es nicht mehr</translation>
    </message>
    <message>
        <source>the server does not take that text</source>
        <translation>der Server nimmt diesen Text nicht an</translation>
    </message>
    <message>
        <source>the server does not find the request, though it lists it</source>
        <translation>der Server findet die Anfrage nicht, obwohl er sie aufführt</translation>
    </message>
    <message>
        <source>the request is not there any more</source>
        <translation>die Anfrage gibt es nicht mehr</translation>
    </message>
    <message>
        <source>{host} does not accept this sign-in; please sign in again</source>
        <translation>{host} akzeptiert diese Anmeldung nicht; bitte melde dich neu an</translation>
    </message>
    <message>
        <source>{host} does not understand how it is asked for notifications</source>
        <translation>{host} versteht nicht, wie nach Benachrichtigungen gefragt wird</translation>
    </message>
    <message>
        <source>{host} does not let this account in at the moment; look at its website, it may want something from you</source>
        <translation>{host} lässt dieses Konto im Moment nicht hinein; sieh auf der Website nach, vielleicht wird dort etwas von dir erwartet</translation>
    </message>
    <message>
        <source>This service has no way to do that</source>
        <translation>Dieser Dienst kann das nicht</translation>
    </message>
    <message>
        <source>This server only knows up to where you have read</source>
        <translation>Dieser Server weiß nur, bis wohin du gelesen hast</translation>
    </message>
    <message>
        <source>This server keeps no read position, or not for this sign-in</source>
        <translation>Dieser Server führt keine Leseposition, oder nicht für diese Anmeldung</translation>
    </message>
    <message>
        <source>The read position is being moved by another app at the same time</source>
        <translation>Die Leseposition wird gerade von einer anderen App verschoben</translation>
    </message>
    <message>
        <source>This server marks notifications one by one, up to one, or all</source>
        <translation>Dieser Server markiert Benachrichtigungen einzeln, bis zu einer oder alle</translation>
    </message>
    <message>
        <source>This server does not let this notification be marked as read</source>
        <translation>Dieser Server lässt diese Benachrichtigung nicht als gelesen markieren</translation>
    </message>
    <message>
        <source>This server does not let apps delete single notifications</source>
        <translation>Dieser Server lässt Apps keine einzelnen Benachrichtigungen löschen</translation>
    </message>
    <message>
        <source>The server refused this when it was tried.</source>
        <translation>Der Server hat das beim Versuch abgelehnt.</translation>
    </message>
    <message>
        <source>Mastodon-compatible server</source>
        <translation>Mastodon-kompatibler Server</translation>
    </message>
    <message>
        <source>This sign-in may not change notifications; what you read is remembered here only.</source>
        <translation>Diese Anmeldung darf Benachrichtigungen nicht ändern; was du liest, wird nur hier gemerkt.</translation>
    </message>
    <message>
        <source>{name} keeps no read position that apps can use; what you read is remembered here only.</source>
        <translation>{name} führt keine Leseposition, die Apps nutzen können; was du liest, wird nur hier gemerkt.</translation>
    </message>
    <message>
        <source>This sign-in may not move the read position; what you read is remembered here only.</source>
        <translation>Diese Anmeldung darf die Leseposition nicht verschieben; was du liest, wird nur hier gemerkt.</translation>
    </message>
    <message>
        <source>{name} does not let apps delete notifications.</source>
        <translation>{name} lässt Apps keine Benachrichtigungen löschen.</translation>
    </message>
    <message>
        <source>{name} does not let apps delete single notifications.</source>
        <translation>{name} lässt Apps keine einzelnen Benachrichtigungen löschen.</translation>
    </message>
    <message>
        <source>This sign-in may not delete notifications.</source>
        <translation>Diese Anmeldung darf keine Benachrichtigungen löschen.</translation>
    </message>
    <message>
        <source>This sign-in may not write posts; sign in again to allow replies.</source>
        <translation>Diese Anmeldung darf keine Beiträge schreiben; melde dich neu an, um Antworten zu erlauben.</translation>
    </message>
    <message>
        <source>This sign-in may not change whom you follow; sign in again to allow that.</source>
        <translation>Diese Anmeldung darf nicht ändern, wem du folgst; melde dich neu an, um das zu erlauben.</translation>
    </message>
    <message>
        <source>This server has no live stream; it is asked every few minutes instead.</source>
        <translation>Dieser Server hat keinen Live-Strom; stattdessen wird alle paar Minuten nachgefragt.</translation>
    </message>
    <message>
        <source>The service has no way to mark something as unread; it is unread here only.</source>
        <translation>Der Dienst kann nichts als ungelesen markieren; ungelesen ist es nur hier.</translation>
    </message>
    <message>
        <source>{name} mentioned you</source>
        <translation>{name} hat dich erwähnt</translation>
    </message>
    <message>
        <source>{name} posted</source>
        <translation>{name} hat etwas veröffentlicht</translation>
    </message>
    <message>
        <source>{name} boosted your post</source>
        <translation>{name} hat deinen Beitrag geteilt</translation>
    </message>
    <message>
        <source>{name} favourited your post</source>
        <translation>{name} hat deinen Beitrag favorisiert</translation>
    </message>
    <message>
        <source>{name} followed you</source>
        <translation>{name} folgt dir jetzt</translation>
    </message>
    <message>
        <source>{name} asked to follow you</source>
        <translation>{name} möchte dir folgen</translation>
    </message>
    <message>
        <source>{name} edited a post you boosted</source>
        <translation>{name} hat einen Beitrag bearbeitet, den du geteilt hast</translation>
    </message>
    <message>
        <source>{name} quoted your post</source>
        <translation>{name} hat deinen Beitrag zitiert</translation>
    </message>
    <message>
        <source>{name} edited a post you quoted</source>
        <translation>{name} hat einen Beitrag bearbeitet, den du zitiert hast</translation>
    </message>
    <message>
        <source>{name} signed up</source>
        <translation>{name} hat sich registriert</translation>
    </message>
    <message>
        <source>{name} sent you a chat message</source>
        <translation>{name} hat dir eine Chatnachricht geschickt</translation>
    </message>
    <message>
        <source>{name} asks to favourite your post</source>
        <translation>{name} möchte deinen Beitrag favorisieren</translation>
    </message>
    <message>
        <source>{name} asks to reply to your post</source>
        <translation>{name} möchte auf deinen Beitrag antworten</translation>
    </message>
    <message>
        <source>{name} asks to boost your post</source>
        <translation>{name} möchte deinen Beitrag teilen</translation>
    </message>
    <message>
        <source>{name} asks to quote your post</source>
        <translation>{name} möchte deinen Beitrag zitieren</translation>
    </message>
    <message>
        <source>{name} added you to {collection}</source>
        <translation>{name} hat dich aufgenommen in {collection}</translation>
    </message>
    <message>
        <source>{name} changed {collection} that you are in</source>
        <translation>{name} hat {collection} geändert; du bist dabei</translation>
    </message>
    <message>
        <source>The moderators of {domain} sent you a warning</source>
        <translation>Die Moderation von {domain} hat dir eine Verwarnung geschickt</translation>
    </message>
    <message>
        <source>The moderators of {domain} disabled your account</source>
        <translation>Die Moderation von {domain} hat dein Konto deaktiviert</translation>
    </message>
    <message>
        <source>The moderators of {domain} marked some of your posts as sensitive</source>
        <translation>Die Moderation von {domain} hat einige deiner Beiträge als heikel markiert</translation>
    </message>
    <message>
        <source>The moderators of {domain} removed some of your posts</source>
        <translation>Die Moderation von {domain} hat einige deiner Beiträge entfernt</translation>
    </message>
    <message>
        <source>The moderators of {domain} will mark all your posts as sensitive from now on</source>
        <translation>Die Moderation von {domain} markiert ab jetzt alle deine Beiträge als heikel</translation>
    </message>
    <message>
        <source>The moderators of {domain} limited your account</source>
        <translation>Die Moderation von {domain} hat dein Konto eingeschränkt</translation>
    </message>
    <message>
        <source>The moderators of {domain} suspended your account</source>
        <translation>Die Moderation von {domain} hat dein Konto gesperrt</translation>
    </message>
    <message>
        <source>An administrator blocked {target}</source>
        <translation>Die Administration hat {target} blockiert</translation>
    </message>
    <message>
        <source>You blocked {target}</source>
        <translation>Du hast {target} blockiert</translation>
    </message>
    <message>
        <source>An administrator suspended {target}</source>
        <translation>Die Administration hat {target} gesperrt</translation>
    </message>
    <message>
        <source>The connection to {target} was cut</source>
        <translation>Die Verbindung zu {target} wurde getrennt</translation>
    </message>
    <message>
        <source>{name} reacted with {emoji}</source>
        <translation>{name} hat mit {emoji} reagiert</translation>
    </message>
    <message>
        <source>{name} reacted to your post</source>
        <translation>{name} hat auf deinen Beitrag reagiert</translation>
    </message>
    <message>
        <source>the collection “{called}”</source>
        <translation>die Sammlung „{called}“</translation>
    </message>
    <message>
        <source>a collection</source>
        <translation>eine Sammlung</translation>
    </message>
    <message>
        <source>{name} moved to {target}</source>
        <translation>{name} ist umgezogen zu {target}</translation>
    </message>
    <message>
        <source>{name} moved to another account</source>
        <translation>{name} ist zu einem anderen Konto umgezogen</translation>
    </message>
    <message>
        <source>Your year on {domain} is ready to look at</source>
        <translation>Dein Jahr auf {domain} ist bereit zum Ansehen</translation>
    </message>
    <message>
        <source>{name} sent you a message</source>
        <translation>{name} hat dir eine Nachricht geschickt</translation>
    </message>
    <message>
        <source>{name} replied to you</source>
        <translation>{name} hat dir geantwortet</translation>
    </message>
    <message>
        <source>A poll has ended</source>
        <translation>Eine Umfrage ist beendet</translation>
    </message>
    <message>
        <source>Your poll has ended</source>
        <translation>Deine Umfrage ist beendet</translation>
    </message>
    <message>
        <source>A poll you voted in has ended</source>
        <translation>Eine Umfrage, an der du teilgenommen hast, ist beendet</translation>
    </message>
    <message>
        <source>Someone on {domain}</source>
        <translation>Jemand auf {domain}</translation>
    </message>
    <message>
        <source>{by} reported {about}</source>
        <translation>{by} hat {about} gemeldet</translation>
    </message>
    <message>
        <source>{by} sent a report</source>
        <translation>{by} hat eine Meldung geschickt</translation>
    </message>
    <message>
        <source>Some of your follow relationships were cut</source>
        <translation>Einige deiner Folge-Beziehungen wurden getrennt</translation>
    </message>
    <message>
        <source>a server</source>
        <translation>einem Server</translation>
    </message>
    <message numerus="yes">
        <source>%n follower(s)</source>
        <comment>whom you lost</comment>
        <translation>
            <numerusform>%n Person, die dir folgt</numerusform>
            <numerusform>%n Leute, die dir folgen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n (person|people) that you follow</source>
        <comment>whom you lost</comment>
        <translation>
            <numerusform>%n Person, der du folgst</numerusform>
            <numerusform>%n Leute, denen du folgst</numerusform>
        </translation>
    </message>
    <message>
        <source>{cause}: you lost {people}</source>
        <translation>{cause}: Du hast {people} verloren</translation>
    </message>
    <message>
        <source>Looking for your server.</source>
        <translation>Dein Server wird gesucht.</translation>
    </message>
    <message>
        <source>No server that speaks Mastodon’s language answers at {host}</source>
        <translation>Unter {host} antwortet kein Server, der Mastodons Sprache spricht</translation>
    </message>
    <message>
        <source>the server has no live stream</source>
        <translation>der Server hat keinen Live-Strom</translation>
    </message>
    <message>
        <source>its live stream does not answer</source>
        <translation>sein Live-Strom antwortet nicht</translation>
    </message>
    <message>
        <source>Comes back within a minute or two, because its stream broke</source>
        <translation>Kommt in ein bis zwei Minuten zurück, denn der Live-Strom ist abgerissen</translation>
    </message>
    <message>
        <source>The stream was not opened again: {error}</source>
        <translation>Der Live-Strom ließ sich nicht wieder öffnen: {error}</translation>
    </message>
    <message>
        <source>every three minutes while it is quiet</source>
        <translation>alle drei Minuten, solange es ruhig ist</translation>
    </message>
    <message>
        <source>Types in the server’s own words (mention, reblog, follow, …); empty: all.</source>
        <translation>Typen in den Worten des Servers (mention, reblog, follow, …); leer: alle.</translation>
    </message>
    <message>
        <source>Without these types</source>
        <translation>Ohne diese Typen</translation>
    </message>
    <message>
        <source>Types in the server’s own words that are not fetched at all.</source>
        <translation>Typen in den Worten des Servers, die gar nicht geholt werden.</translation>
    </message>
    <message>
        <source>Only from one account</source>
        <translation>Nur von einem Konto</translation>
    </message>
    <message>
        <source>The server’s id of somebody: only what comes from them is fetched.</source>
        <translation>Die Nummer einer Person auf dem Server: Nur was von ihr kommt, wird geholt.</translation>
    </message>
    <message>
        <source>Anybody</source>
        <translation>Von allen</translation>
    </message>
    <message>
        <source>traynotify asks to read your notifications and to see whose account it is, to keep your reading position in step with your other apps, to dismiss notifications, and to answer where you tell it to: with a reply that you wrote, by accepting or declining a request, or by following back. It does none of that by itself.</source>
        <translation>traynotify bittet darum, deine Benachrichtigungen zu lesen und zu sehen, wessen Konto es ist, deine Leseposition mit deinen anderen Apps abzugleichen, Benachrichtigungen zu verwerfen und zu antworten, wo du es willst: mit einer Antwort, die du geschrieben hast, durch Annehmen oder Ablehnen einer Anfrage oder durch Zurückfolgen. Nichts davon tut es von selbst.</translation>
    </message>
    <message>
        <source>Your browser is signed in as {handle}, not as {user}; sign in there as {user}, or add the account by the address of the server alone</source>
        <translation>Dein Browser ist als {handle} angemeldet, nicht als {user}; melde dich dort als {user} an, oder füge das Konto allein mit der Adresse des Servers hinzu</translation>
    </message>
    <message>
        <source>{domain} does not accept this token</source>
        <translation>{domain} akzeptiert dieses Token nicht</translation>
    </message>
    <message>
        <source>This token may not read notifications on {domain}</source>
        <translation>Dieses Token darf auf {domain} keine Benachrichtigungen lesen</translation>
    </message>
    <message>
        <source>this sign-in does not include the live stream</source>
        <translation>diese Anmeldung schließt den Live-Strom nicht ein</translation>
    </message>
    <message>
        <source>the server refuses its live stream to this sign-in</source>
        <translation>der Server verweigert dieser Anmeldung seinen Live-Strom</translation>
    </message>
    <message>
        <source>the server does not offer its live stream</source>
        <translation>der Server bietet seinen Live-Strom nicht an</translation>
    </message>
    <message>
        <source>its live stream does not work</source>
        <translation>sein Live-Strom funktioniert nicht</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>a picture</source>
        <translation>ein Bild</translation>
    </message>
    <message numerus="yes">
        <source>%n videos</source>
        <translation>
            <numerusform>%n Video</numerusform>
            <numerusform>%n Videos</numerusform>
        </translation>
    </message>
    <message>
        <source>a video</source>
        <translation>ein Video</translation>
    </message>
    <message numerus="yes">
        <source>%n animations</source>
        <translation>
            <numerusform>%n Animation</numerusform>
            <numerusform>%n Animationen</numerusform>
        </translation>
    </message>
    <message>
        <source>an animation</source>
        <translation>eine Animation</translation>
    </message>
    <message numerus="yes">
        <source>%n sounds</source>
        <translation>
            <numerusform>%n Tonaufnahme</numerusform>
            <numerusform>%n Tonaufnahmen</numerusform>
        </translation>
    </message>
    <message>
        <source>a sound</source>
        <translation>eine Tonaufnahme</translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>a file</source>
        <translation>eine Datei</translation>
    </message>
    <message>
        <source>Filtered: {filter}</source>
        <translation>Gefiltert: {filter}</translation>
    </message>
    <message>
        <source>your filter</source>
        <translation>dein Filter</translation>
    </message>
    <message>
        <source>This sign-in is good, but carries neither notifications nor chat: osu! lets no app but its own read notifications today. Sign in again with a token that may, or with an app of your own, which may carry your chat</source>
        <translation>Diese Anmeldung ist gültig, umfasst aber weder Benachrichtigungen noch Chat: osu! lässt heute nur die eigene App Benachrichtigungen lesen. Melde dich neu an, mit einem Token, das es darf, oder mit einer eigenen App, die deinen Chat zeigen darf</translation>
    </message>
    <message>
        <source>Chat messages only: osu! lets no app but its own read the other notifications</source>
        <translation>Nur Chatnachrichten: osu! lässt nur die eigene App die übrigen Benachrichtigungen lesen</translation>
    </message>
    <message>
        <source>osu! has no way to mark something as unread; it is unread here only.</source>
        <translation>osu! kann nichts als ungelesen markieren; ungelesen ist es nur hier.</translation>
    </message>
    <message>
        <source>osu! lets only its website delete notifications.</source>
        <translation>osu! lässt nur die eigene Website Benachrichtigungen löschen.</translation>
    </message>
    <message>
        <source>osu! lets no app but its own read notifications, and this sign-in has not brought any chat.</source>
        <translation>osu! lässt nur die eigene App Benachrichtigungen lesen, und diese Anmeldung hat keinen Chat mitgebracht.</translation>
    </message>
    <message>
        <source>The server refused this when it was tried; what you read is remembered here only.</source>
        <translation>Der Server hat das beim Versuch abgelehnt; was du liest, wird nur hier gemerkt.</translation>
    </message>
    <message>
        <source>Nothing comes by itself, because {why}.</source>
        <translation>Von selbst kommt nichts, denn {why}.</translation>
    </message>
    <message>
        <source>{host} does not say whose sign-in this is</source>
        <translation>{host} sagt nicht, wessen Anmeldung das ist</translation>
    </message>
    <message>
        <source>This group is none that osu! knows</source>
        <translation>Diese Gruppe kennt osu! nicht</translation>
    </message>
    <message>
        <source>This type is none that osu! knows</source>
        <translation>Diesen Typ kennt osu! nicht</translation>
    </message>
    <message>
        <source>{host} lets no sign-in of this kind mark channels as read</source>
        <translation>{host} lässt mit einer solchen Anmeldung Kanäle nicht als gelesen markieren</translation>
    </message>
    <message>
        <source>{host} lets no sign-in of this kind read notifications</source>
        <translation>{host} lässt mit einer solchen Anmeldung keine Benachrichtigungen lesen</translation>
    </message>
    <message>
        <source>{host} has no list of notifications where osu! has it</source>
        <translation>{host} hat keine Liste der Benachrichtigungen, wo osu! sie hat</translation>
    </message>
    <message>
        <source>{host} lets no sign-in of this kind mark notifications as read</source>
        <translation>{host} lässt mit einer solchen Anmeldung Benachrichtigungen nicht als gelesen markieren</translation>
    </message>
    <message>
        <source>{host} wants you to confirm this session first; it has sent you an e-mail about it</source>
        <translation>{host} möchte, dass du diese Sitzung erst bestätigst; du hast dazu eine E-Mail bekommen</translation>
    </message>
    <message>
        <source>osu! does not say what this is about; marking it alone is not possible</source>
        <translation>osu! sagt nicht, worum es geht; einzeln lässt es sich nicht markieren</translation>
    </message>
    <message>
        <source>osu! has no way to do that</source>
        <translation>osu! kann das nicht</translation>
    </message>
    <message>
        <source>osu! marks single notifications, stacks, types, or all</source>
        <translation>osu! markiert einzelne Benachrichtigungen, Stapel, Typen oder alle</translation>
    </message>
    <message>
        <source>the server names a live connection that must not be used</source>
        <translation>der Server nennt eine Live-Verbindung, die nicht benutzt werden darf</translation>
    </message>
    <message>
        <source>the live connection broke</source>
        <translation>die Live-Verbindung ist abgerissen</translation>
    </message>
    <message>
        <source>the live connection does not accept this sign-in</source>
        <translation>die Live-Verbindung akzeptiert diese Anmeldung nicht</translation>
    </message>
    <message>
        <source>the live connection does not answer</source>
        <translation>die Live-Verbindung antwortet nicht</translation>
    </message>
    <message>
        <source>The live connection does not accept this sign-in</source>
        <translation>Die Live-Verbindung akzeptiert diese Anmeldung nicht</translation>
    </message>
    <message>
        <source>a beatmap</source>
        <translation>eine Beatmap</translation>
    </message>
    <message>
        <source>a new version</source>
        <translation>eine neue Version</translation>
    </message>
    <message>
        <source>a news post</source>
        <translation>eine Neuigkeit</translation>
    </message>
    <message>
        <source>{name} locked the discussion of {thing}</source>
        <translation>{name} hat die Diskussion gesperrt: {thing}</translation>
    </message>
    <message>
        <source>{name} unlocked the discussion of {thing}</source>
        <translation>{name} hat die Diskussion wieder geöffnet: {thing}</translation>
    </message>
    <message>
        <source>{name} wrote about {thing}</source>
        <translation>{name} hat geschrieben über {thing}</translation>
    </message>
    <message>
        <source>{name} reported a problem with {thing}</source>
        <translation>{name} hat ein Problem gemeldet: {thing}</translation>
    </message>
    <message>
        <source>{name} reviewed {thing}</source>
        <translation>{name} hat {thing} rezensiert</translation>
    </message>
    <message>
        <source>{name} disqualified {thing}</source>
        <translation>{name} hat {thing} disqualifiziert</translation>
    </message>
    <message>
        <source>{name} moved {thing} to the loved beatmaps</source>
        <translation>{name} hat {thing} zu den geliebten Beatmaps verschoben</translation>
    </message>
    <message>
        <source>{name} nominated {thing}</source>
        <translation>{name} hat {thing} nominiert</translation>
    </message>
    <message>
        <source>{name} qualified {thing}</source>
        <translation>{name} hat {thing} qualifiziert</translation>
    </message>
    <message>
        <source>{name} took {thing} from the loved beatmaps</source>
        <translation>{name} hat {thing} aus den geliebten Beatmaps genommen</translation>
    </message>
    <message>
        <source>{name} reset the nominations of {thing}</source>
        <translation>{name} hat die Nominierungen zurückgesetzt: {thing}</translation>
    </message>
    <message>
        <source>{name} replied in {thing}</source>
        <translation>{name} hat in {thing} geantwortet</translation>
    </message>
    <message>
        <source>{name} uploaded {thing}</source>
        <translation>{name} hat {thing} hochgeladen</translation>
    </message>
    <message>
        <source>{name} revived {thing}</source>
        <translation>{name} hat {thing} wiederbelebt</translation>
    </message>
    <message>
        <source>{thing} is now ranked</source>
        <translation>{thing} ist jetzt gewertet</translation>
    </message>
    <message>
        <source>News: {thing}</source>
        <translation>Neuigkeit: {thing}</translation>
    </message>
    <message>
        <source>The team {thing} accepted you as a member</source>
        <translation>Das Team {thing} hat dich aufgenommen</translation>
    </message>
    <message>
        <source>The team {thing} turned your application down</source>
        <translation>Das Team {thing} hat deine Bewerbung abgelehnt</translation>
    </message>
    <message>
        <source>You unlocked the medal {thing}</source>
        <translation>Du hast die Medaille {thing} freigeschaltet</translation>
    </message>
    <message>
        <source>something new on the website</source>
        <translation>etwas Neues auf der Website</translation>
    </message>
    <message>
        <source>you applied to</source>
        <translation>deiner Bewerbung</translation>
    </message>
    <message>
        <source>of an achievement</source>
        <translation>eines Erfolgs</translation>
    </message>
    <message>
        <source>A beatmap</source>
        <translation>Eine Beatmap</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>„{text}“</translation>
    </message>
    <message numerus="yes">
        <source>{who} made you the owner of the difficulty “{level}” of {thing}</source>
        <translation>
            <numerusform>{who} hat dir die Schwierigkeit „{level}“ von {thing} übertragen</numerusform>
            <numerusform>{who} haben dir die Schwierigkeit „{level}“ von {thing} übertragen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} made you the owner of a difficulty of {thing}</source>
        <translation>
            <numerusform>{who} hat dir eine Schwierigkeit von {thing} übertragen</numerusform>
            <numerusform>{who} haben dir eine Schwierigkeit von {thing} übertragen</numerusform>
        </translation>
    </message>
    <message>
        <source>something</source>
        <translation>etwas</translation>
    </message>
    <message numerus="yes">
        <source>{who} replied to your comment on {of}</source>
        <translation>
            <numerusform>{who} hat auf deinen Kommentar zu {of} geantwortet</numerusform>
            <numerusform>{who} haben auf deinen Kommentar zu {of} geantwortet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} commented on {of}</source>
        <translation>
            <numerusform>{who} hat {of} kommentiert</numerusform>
            <numerusform>{who} haben {of} kommentiert</numerusform>
        </translation>
    </message>
    <message>
        <source>{applicant} asked to join your team</source>
        <translation>{applicant} möchte deinem Team beitreten</translation>
    </message>
    <message numerus="yes">
        <source>{who} announced something in “{called}”</source>
        <translation>
            <numerusform>{who} hat in „{called}“ etwas angekündigt</numerusform>
            <numerusform>{who} haben in „{called}“ etwas angekündigt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} wrote in the chat of your team</source>
        <translation>
            <numerusform>{who} hat im Chat deines Teams geschrieben</numerusform>
            <numerusform>{who} haben im Chat deines Teams geschrieben</numerusform>
        </translation>
    </message>
    <message>
        <source>a channel</source>
        <translation>einem Kanal</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n Problem</numerusform>
            <numerusform>%n Probleme</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s)</source>
        <translation>
            <numerusform>%n Vorschlag</numerusform>
            <numerusform>%n Vorschläge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n praise(s)</source>
        <translation>
            <numerusform>%n Lob</numerusform>
            <numerusform>%n Lobe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} announced something in “{channel}”</source>
        <translation>
            <numerusform>{who} hat in „{channel}“ etwas angekündigt</numerusform>
            <numerusform>{who} haben in „{channel}“ etwas angekündigt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} sent you an announcement</source>
        <translation>
            <numerusform>{who} hat dir eine Ankündigung geschickt</numerusform>
            <numerusform>{who} haben dir eine Ankündigung geschickt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{who} wrote in the chat of {team}</source>
        <translation>
            <numerusform>{who} hat im Chat von {team} geschrieben</numerusform>
            <numerusform>{who} haben im Chat von {team} geschrieben</numerusform>
        </translation>
    </message>
    <message>
        <source>Something new: {title}</source>
        <translation>Neu: {title}</translation>
    </message>
    <message>
        <source>Looking for the server.</source>
        <translation>Der Server wird gesucht.</translation>
    </message>
    <message>
        <source>No server of osu! answers at {address}</source>
        <translation>Unter {address} antwortet kein osu!-Server</translation>
    </message>
    <message>
        <source>osu! is not connected at the moment</source>
        <translation>osu! ist im Moment nicht verbunden</translation>
    </message>
    <message>
        <source>No chat for now, because {why}; it is tried again every minute or two</source>
        <translation>Vorerst kein Chat, denn {why}; alle ein bis zwei Minuten folgt ein neuer Versuch</translation>
    </message>
    <message>
        <source>Comes back before long, because {why}</source>
        <translation>Kommt bald zurück, denn {why}</translation>
    </message>
    <message>
        <source>Asks every two minutes, because {why}</source>
        <translation>Fragt alle zwei Minuten nach, denn {why}</translation>
    </message>
    <message>
        <source>Address of the chat connection</source>
        <translation>Adresse der Chatverbindung</translation>
    </message>
    <message>
        <source>Only for a sign-in that carries chat alone, which the server does not tell it; empty: the usual one.</source>
        <translation>Nur für eine Anmeldung, die allein den Chat umfasst und der der Server sie nicht sagt; leer: die übliche.</translation>
    </message>
    <message>
        <source>The usual one</source>
        <translation>Die übliche</translation>
    </message>
    <message>
        <source>Original titles</source>
        <translation>Originaltitel</translation>
    </message>
    <message>
        <source>Names songs in their own script, as the website does if it is told to.</source>
        <translation>Nennt Lieder in ihrer eigenen Schrift, wie es die Website auf Wunsch auch tut.</translation>
    </message>
    <message>
        <source>osu! lets no app but its own read notifications. With an app of your own, traynotify can show your chat messages: on the website, open your account settings, OAuth, register a new application, and give it the callback address {address}. If you have a token that carries more, use that instead.</source>
        <translation>osu! lässt nur die eigene App Benachrichtigungen lesen. Mit einer eigenen App kann traynotify deine Chatnachrichten zeigen: Öffne auf der Website deine Kontoeinstellungen, OAuth, registriere eine neue Anwendung, und gib ihr die Rückrufadresse {address}. Hast du ein Token, das mehr umfasst, nimm stattdessen das.</translation>
    </message>
    <message>
        <source>The client id of your application, a number</source>
        <translation>Die Client-ID deiner Anwendung, eine Zahl</translation>
    </message>
    <message>
        <source>Its client secret</source>
        <translation>Ihr Client-Geheimnis</translation>
    </message>
    <message>
        <source>This is not the id and the secret of an application; the website shows them under OAuth</source>
        <translation>Das sind nicht ID und Geheimnis einer Anwendung; die Website zeigt sie unter OAuth</translation>
    </message>
    <message>
        <source>{host} does not accept this token</source>
        <translation>{host} akzeptiert dieses Token nicht</translation>
    </message>
    <message>
        <source>osu! has ended this session; please sign in again</source>
        <translation>osu! hat diese Sitzung beendet; bitte melde dich neu an</translation>
    </message>
    <message>
        <source>osu! does not renew this sign-in any more; please sign in again</source>
        <translation>osu! erneuert diese Anmeldung nicht mehr; bitte melde dich neu an</translation>
    </message>
    <message>
        <source>The archive was damaged. It is kept as {path}, and a new one was begun: your accounts were carried over and fill it again.</source>
        <translation>Das Archiv war beschädigt. Es liegt jetzt unter {path}, und ein neues wurde begonnen: Deine Konten wurden übernommen und füllen es wieder.</translation>
    </message>
    <message>
        <source>The archive was damaged. It is kept as {path}, and a new one was begun: please add your accounts again.</source>
        <translation>Das Archiv war beschädigt. Es liegt jetzt unter {path}, und ein neues wurde begonnen: Bitte füge deine Konten wieder hinzu.</translation>
    </message>
    <message>
        <source>The archive is closed</source>
        <translation>Das Archiv ist geschlossen</translation>
    </message>
    <message>
        <source>{path} is damaged even when just begun: {damage}. Check the disk</source>
        <translation>{path} ist schon frisch angelegt beschädigt: {damage}. Prüfe den Datenträger</translation>
    </message>
    <message>
        <source>The disk is full: {path} could not be written. Make room, and it goes on by itself</source>
        <translation>Der Datenträger ist voll: {path} ließ sich nicht schreiben. Schaff Platz, dann geht es von selbst weiter</translation>
    </message>
    <message>
        <source>{path} cannot be written: check that the file and its folder belong to you</source>
        <translation>{path} lässt sich nicht schreiben: Prüfe, ob Datei und Ordner dir gehören</translation>
    </message>
    <message>
        <source>Another program holds {path}: close it and try again</source>
        <translation>Ein anderes Programm hält {path} fest: Schließ es, und versuch es noch einmal</translation>
    </message>
    <message>
        <source>{path} is damaged: restart traynotify, which keeps it aside and begins a new one</source>
        <translation>{path} ist beschädigt: Starte traynotify neu, dann wird es beiseitegelegt und ein neues begonnen</translation>
    </message>
    <message>
        <source>The disk failed on {path}: check that it is healthy and has room</source>
        <translation>Der Datenträger hat bei {path} versagt: Prüfe, ob er in Ordnung ist und Platz hat</translation>
    </message>
    <message>
        <source>The archive does not know the account of something that was to be kept</source>
        <translation>Das Archiv kennt das Konto nicht, zu dem etwas behalten werden sollte</translation>
    </message>
    <message>
        <source>{path} cannot be opened: {strerror}</source>
        <translation>{path} lässt sich nicht öffnen: {strerror}</translation>
    </message>
    <message>
        <source>{path} could not be used: {error}</source>
        <translation>{path} ließ sich nicht benutzen: {error}</translation>
    </message>
    <message>
        <source>{lock_file} cannot be locked: {strerror}</source>
        <translation>{lock_file} lässt sich nicht sperren: {strerror}</translation>
    </message>
    <message>
        <source>{instance_file} cannot be written: {strerror}</source>
        <translation>{instance_file} lässt sich nicht schreiben: {strerror}</translation>
    </message>
    <message>
        <source>{path} is a database of another program; it was left as it is</source>
        <translation>{path} ist eine Datenbank eines anderen Programms; sie wurde nicht verändert</translation>
    </message>
    <message>
        <source>{path} was written by a newer traynotify (version {version} of the file; this one knows {newest}). It was left as it is: update traynotify, or use another profile</source>
        <translation>{path} stammt von einem neueren traynotify (Dateiversion {version}; dieses kennt {newest}). Die Datei wurde nicht verändert: Aktualisiere traynotify, oder nimm ein anderes Profil</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be made: {strerror}</source>
        <translation>Der Ordner {folder} lässt sich nicht anlegen: {strerror}</translation>
    </message>
    <message>
        <source>Tokens are kept in memory alone, and are forgotten when traynotify quits</source>
        <translation>Token werden nur im Arbeitsspeicher gehalten und vergessen, wenn traynotify endet</translation>
    </message>
    <message>
        <source>Tokens are kept unencrypted in the file {path}, which only you may read</source>
        <translation>Token liegen unverschlüsselt in der Datei {path}, die nur du lesen darfst</translation>
    </message>
    <message>
        <source>Tokens cannot be kept in {path}: {strerror}</source>
        <translation>Token lassen sich nicht in {path} ablegen: {strerror}</translation>
    </message>
    <message>
        <source>{path} does not hold what was written to it: check the disk</source>
        <translation>{path} enthält nicht, was hineingeschrieben wurde: Prüfe den Datenträger</translation>
    </message>
    <message>
        <source>The tokens in {path} cannot be read: {strerror}</source>
        <translation>Die Token in {path} lassen sich nicht lesen: {strerror}</translation>
    </message>
    <message>
        <source>{path} is damaged: mend it, or remove it and sign in again</source>
        <translation>{path} ist beschädigt: Berichtige die Datei, oder entferne sie und melde dich neu an</translation>
    </message>
    <message>
        <source>{path} belongs to somebody else, and so is not trusted with tokens</source>
        <translation>{path} gehört jemand anderem und bekommt darum keine Token anvertraut</translation>
    </message>
    <message>
        <source>Others may read the tokens in {path}. Allow it to yourself alone: chmod 600 &apos;{path}&apos;</source>
        <translation>Andere dürfen die Token in {path} lesen. Erlaube es nur dir selbst: chmod 600 &apos;{path}&apos;</translation>
    </message>
    <message>
        <source>Your keyring ({name}) did not give back what it was given to keep. {advice}</source>
        <translation>Dein Schlüsselbund ({name}) hat nicht zurückgegeben, was er verwahren sollte. {advice}</translation>
    </message>
    <message>
        <source>Tokens are kept in the keyring of your desktop ({name})</source>
        <translation>Token liegen im Schlüsselbund deines Desktops ({name})</translation>
    </message>
    <message>
        <source>Your keyring did not answer within {seconds} s; unlock it, or answer its prompt, and try again</source>
        <translation>Dein Schlüsselbund hat innerhalb von {seconds} s nicht geantwortet; entsperre ihn, oder beantworte seine Rückfrage, und versuch es noch einmal</translation>
    </message>
    <message>
        <source>There is no keyring here to keep tokens in</source>
        <translation>Hier gibt es keinen Schlüsselbund, der Token verwahren könnte</translation>
    </message>
    <message>
        <source>Start traynotify with --secrets session to keep them until it quits, or with --secrets file to keep them unencrypted in a file that only you may read</source>
        <translation>Starte traynotify mit --secrets session, um sie bis zum Beenden zu behalten, oder mit --secrets file, um sie unverschlüsselt in einer Datei zu behalten, die nur du lesen darfst</translation>
    </message>
    <message>
        <source>Your keyring is locked: unlock it and try again</source>
        <translation>Dein Schlüsselbund ist gesperrt: Entsperre ihn, und versuch es noch einmal</translation>
    </message>
    <message>
        <source>Your keyring does not work ({name})</source>
        <translation>Dein Schlüsselbund funktioniert nicht ({name})</translation>
    </message>
    <message>
        <source>{path} cannot be written: {strerror}</source>
        <translation>{path} lässt sich nicht schreiben: {strerror}</translation>
    </message>
    <message>
        <source>{path} cannot be changed ({error}): please change it in an editor</source>
        <translation>{path} lässt sich nicht ändern ({error}): Bitte ändere die Datei in einem Editor</translation>
    </message>
    <message>
        <source>it cannot be read ({strerror})</source>
        <translation>sie lässt sich nicht lesen ({strerror})</translation>
    </message>
    <message>
        <source>it is not UTF-8</source>
        <translation>sie ist nicht in UTF-8</translation>
    </message>
    <message>
        <source>it nests too deeply</source>
        <translation>sie ist zu tief verschachtelt</translation>
    </message>
    <message>
        <source>“{name}” must be a table</source>
        <translation>„{name}“ muss eine Tabelle sein</translation>
    </message>
    <message>
        <source>{place}: “{name}” is no setting there</source>
        <translation>{place}: „{name}“ ist dort keine Einstellung</translation>
    </message>
    <message>
        <source>{place}: “{name}” is no setting there; did you mean “{other}”?</source>
        <translation>{place}: „{name}“ ist dort keine Einstellung; war „{other}“ gemeint?</translation>
    </message>
    <message>
        <source>it is not valid TOML ({reason})</source>
        <translation>sie ist kein gültiges TOML ({reason})</translation>
    </message>
    <message>
        <source>catch up</source>
        <translation>Nachholen</translation>
    </message>
    <message>
        <source>check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>count</source>
        <translation>Zählen</translation>
    </message>
    <message>
        <source>dismiss</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>follow back</source>
        <translation>Zurückfolgen</translation>
    </message>
    <message>
        <source>follow request</source>
        <translation>Folgeanfrage</translation>
    </message>
    <message>
        <source>identity</source>
        <translation>Identität</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>mark read</source>
        <translation>als gelesen</translation>
    </message>
    <message>
        <source>mark unread</source>
        <translation>als ungelesen</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>read position</source>
        <translation>Leseposition</translation>
    </message>
    <message>
        <source>renewal</source>
        <translation>Erneuerung</translation>
    </message>
    <message>
        <source>sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>ungelesen</translation>
    </message>
    <message>
        <source>What the server counts by itself, in a time that it chooses</source>
        <translation>Was der Server selbst zählt, in einem Zeitraum, den er wählt</translation>
    </message>
    <message>
        <source>The server allows {requests}.</source>
        <translation>Der Server erlaubt {requests}.</translation>
    </message>
    <message>
        <source>{used} of {limit} used by the server’s count</source>
        <translation>{used} von {limit} verbraucht, wie der Server zählt</translation>
    </message>
    <message>
        <source>{used} of {limit} used by the server’s count, which starts anew at {when}</source>
        <translation>{used} von {limit} verbraucht, wie der Server zählt; um {when} zählt er neu</translation>
    </message>
    <message>
        <source>{doing} since {when}</source>
        <translation>{doing}, seit {when}</translation>
    </message>
    <message>
        <source>{what} at {when}</source>
        <translation>{what} um {when}</translation>
    </message>
    <message numerus="yes">
        <source>%n (click waits|clicks wait) to be sent</source>
        <translation>
            <numerusform>%n Klick wartet aufs Senden</numerusform>
            <numerusform>%n Klicks warten aufs Senden</numerusform>
        </translation>
    </message>
    <message>
        <source>The server was last heard of at {when}.</source>
        <translation>Vom Server wurde zuletzt um {when} gehört.</translation>
    </message>
    <message>
        <source>The server was last heard of at {when}, and has done nothing that it was asked.</source>
        <translation>Vom Server wurde zuletzt um {when} gehört; getan hat er noch nichts von dem, worum er gebeten wurde.</translation>
    </message>
    <message>
        <source>The server was last heard of at {when}, and last did what it was asked at {done}.</source>
        <translation>Vom Server wurde zuletzt um {when} gehört; zuletzt tat er um {done}, worum er gebeten wurde.</translation>
    </message>
    <message>
        <source>No request in the last hour.</source>
        <translation>Keine Anfrage in der letzten Stunde.</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) in the last hour: {purposes}.</source>
        <translation>
            <numerusform>%n Anfrage in der letzten Stunde: {purposes}.</numerusform>
            <numerusform>%n Anfragen in der letzten Stunde: {purposes}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Neu anmelden</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen …</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>{health} since {when}</source>
        <translation>{health}, seit {when}</translation>
    </message>
    <message>
        <source>next try at {when}</source>
        <translation>nächster Versuch um {when}</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>What tells you</source>
        <translation>Was dich benachrichtigt</translation>
    </message>
    <message>
        <source>What it may do</source>
        <translation>Was es darf</translation>
    </message>
    <message>
        <source>In the inbox</source>
        <translation>Im Eingang</translation>
    </message>
    <message>
        <source>The service’s own</source>
        <translation>Eigenes des Dienstes</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Permission</source>
        <translation>Berechtigung</translation>
    </message>
    <message>
        <source>Mark as read on the server</source>
        <translation>Auf dem Server als gelesen markieren</translation>
    </message>
    <message>
        <source>Mark as unread on the server</source>
        <translation>Auf dem Server als ungelesen markieren</translation>
    </message>
    <message>
        <source>Dismiss single notifications</source>
        <translation>Einzelne Benachrichtigungen verwerfen</translation>
    </message>
    <message>
        <source>Delete everything at once</source>
        <translation>Alles auf einmal löschen</translation>
    </message>
    <message>
        <source>Tell us the moment something happens</source>
        <translation>Sofort melden, wenn etwas passiert</translation>
    </message>
    <message>
        <source>Send a reply that you write here</source>
        <translation>Eine Antwort senden, die du hier schreibst</translation>
    </message>
    <message>
        <source>Follow back</source>
        <translation>Zurückfolgen</translation>
    </message>
    <message>
        <source>Accept and decline requests</source>
        <translation>Anfragen annehmen und ablehnen</translation>
    </message>
    <message>
        <source>Notify</source>
        <translation>Melden</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>{kind}: notify</source>
        <translation>{kind}: melden</translation>
    </message>
    <message>
        <source>{kind}: list</source>
        <translation>{kind}: listen</translation>
    </message>
    <message>
        <source>A server, your handle there, or one of its pages</source>
        <translation>Ein Server, dein Name dort oder eine seiner Seiten</translation>
    </message>
    <message>
        <source>{software} answers at {host}</source>
        <translation>Auf {host} antwortet {software}</translation>
    </message>
    <message>
        <source>The connection is encrypted</source>
        <translation>Die Verbindung ist verschlüsselt</translation>
    </message>
    <message>
        <source>Not encrypted, and on this computer only</source>
        <translation>Nicht verschlüsselt, und nur auf diesem Computer</translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation>Konto hinzufügen</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Your password stays between you and the server. You can take the permission back at any time.</source>
        <translation>Dein Passwort bleibt zwischen dir und dem Server. Du kannst die Berechtigung jederzeit zurücknehmen.</translation>
    </message>
    <message>
        <source>Your address or server</source>
        <translation>Deine Adresse oder dein Server</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Zugriffstoken</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Sign in with the browser</source>
        <translation>Mit dem Browser anmelden</translation>
    </message>
    <message>
        <source>Other ways to sign in</source>
        <translation>Andere Wege zur Anmeldung</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Address of the consent page</source>
        <translation>Adresse der Zustimmungsseite</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>Noch einmal öffnen</translation>
    </message>
    <message>
        <source>Keep it until traynotify quits</source>
        <translation>Behalten, bis traynotify endet</translation>
    </message>
    <message>
        <source>Keep it unencrypted in a file only I can read</source>
        <translation>Unverschlüsselt in einer Datei, die nur ich lese</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Did no page come up?</source>
        <translation>Hat sich keine Seite geöffnet?</translation>
    </message>
    <message>
        <source>Looking for the server…</source>
        <translation>Der Server wird gesucht …</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Der Server wird gefragt …</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>The service that answers</source>
        <translation>Der Dienst, der antwortet</translation>
    </message>
    <message>
        <source>Sign in with the token</source>
        <translation>Mit dem Token anmelden</translation>
    </message>
    <message>
        <source>Access token, if you made one on the server</source>
        <translation>Zugriffstoken, falls du auf dem Server eines erstellt hast</translation>
    </message>
    <message>
        <source>Only looking around?</source>
        <translation>Nur mal umsehen?</translation>
    </message>
    <message>
        <source>The demo is coming up, with an icon of its own in the tray. Nothing of it stays.</source>
        <translation>Die Demo startet, mit einem eigenen Symbol in der Leiste. Nichts davon bleibt.</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>Try it with the demo</source>
        <translation>Mit der Demo ausprobieren</translation>
    </message>
    <message>
        <source>Open the inbox</source>
        <translation>Eingang öffnen</translation>
    </message>
    <message>
        <source>Add another account</source>
        <translation>Noch ein Konto hinzufügen</translation>
    </message>
    <message>
        <source>Every reply, mention and message in one quiet inbox</source>
        <translation>Alle Antworten, Erwähnungen und Nachrichten in einem ruhigen Eingang</translation>
    </message>
    <message>
        <source>What you read here is read there too.</source>
        <translation>Was du hier liest, ist auch dort gelesen.</translation>
    </message>
    <message>
        <source>For {services}. What you read here is read there too.</source>
        <translation>Für {services}. Was du hier liest, ist auch dort gelesen.</translation>
    </message>
    <message>
        <source>{account} is {health}</source>
        <translation>{account}: {health}</translation>
    </message>
    <message>
        <source>What arrives from now on is shown as it comes; the number is in the tray.</source>
        <translation>Was ab jetzt kommt, wird sofort gezeigt; die Zahl steht in der Leiste.</translation>
    </message>
    <message numerus="yes">
        <source>%n unread.</source>
        <translation>
            <numerusform>%n ungelesen.</numerusform>
            <numerusform>%n ungelesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>Its permission is given back, and its notifications and settings are deleted from this computer.</source>
        <translation>Die Berechtigung wird zurückgegeben; Benachrichtigungen und Einstellungen des Kontos werden von diesem Computer gelöscht.</translation>
    </message>
    <message>
        <source>Remove {account}?</source>
        <translation>{account} entfernen?</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>About {account}</source>
        <translation>Zu {account}</translation>
    </message>
    <message>
        <source>Clear the search (Esc)</source>
        <translation>Suche leeren (Esc)</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Vollständig</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>Öffentlich</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Datei wählen …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message numerus="yes">
        <source>{part}, %n unread</source>
        <translation>
            <numerusform>{part}, %n ungelesen</numerusform>
            <numerusform>{part}, %n ungelesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{part}, %n here</source>
        <translation>
            <numerusform>{part}, %n hier</numerusform>
            <numerusform>{part}, %n hier</numerusform>
        </translation>
    </message>
    <message>
        <source>{account}, {count} unread, needs sign-in</source>
        <translation>{account}, {count} ungelesen, Anmeldung nötig</translation>
    </message>
    <message>
        <source>{account}, {count} unread</source>
        <translation>{account}, {count} ungelesen</translation>
    </message>
    <message>
        <source>{account}, needs sign-in</source>
        <translation>{account}, Anmeldung nötig</translation>
    </message>
    <message>
        <source>All accounts</source>
        <translation>Alle Konten</translation>
    </message>
    <message>
        <source>needs sign-in</source>
        <translation>Anmeldung nötig</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n Konto</numerusform>
            <numerusform>%n Konten</numerusform>
        </translation>
    </message>
    <message>
        <source>Mark unread</source>
        <translation>Ungelesen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Choose none (Esc)</source>
        <translation>Keine wählen (Esc)</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n gewählt</numerusform>
            <numerusform>%n gewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Ungelesen</translation>
    </message>
    <message>
        <source>Mentions</source>
        <translation>Erwähnungen</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Privat</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>Später</translation>
    </message>
    <message numerus="yes">
        <source>%n (change waits|changes wait)</source>
        <translation>
            <numerusform>%n Änderung wartet</numerusform>
            <numerusform>%n Änderungen warten</numerusform>
        </translation>
    </message>
    <message>
        <source>No account yet</source>
        <translation>Noch kein Konto</translation>
    </message>
    <message>
        <source>has=have is=are was=were wants=want</source>
        <translation>hat=haben ist=sind war=waren möchte=möchten folgt=folgen teilt=teilen ruft=rufen</translation>
    </message>
    <message>
        <source>{name}: {text}</source>
        <translation>{name}: {text}</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>Weniger zeigen</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Alle zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weitere</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} unread</source>
        <translation>{count} ungelesen</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>Mark all as read (Shift+R)</source>
        <translation>Alle als gelesen markieren (Umschalt+R)</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n neu</numerusform>
            <numerusform>%n neu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n new</source>
        <translation>
            <numerusform>%n neue zeigen</numerusform>
            <numerusform>%n neue zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Snoozed until {moment}</source>
        <translation>Zurückgestellt bis {moment}</translation>
    </message>
    <message>
        <source>All its notifications are deleted on the server too, the unread ones included.</source>
        <translation>Alle Benachrichtigungen des Kontos werden auch auf dem Server gelöscht, die ungelesenen eingeschlossen.</translation>
    </message>
    <message>
        <source>Delete everything of {account}?</source>
        <translation>Alles von {account} löschen?</translation>
    </message>
    <message>
        <source>Delete all</source>
        <translation>Alle löschen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Next and previous</source>
        <translation>Nächste und vorige</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Preview as a whole</source>
        <translation>Vorschau des Ganzen</translation>
    </message>
    <message>
        <source>Mark as read, as unread</source>
        <translation>Als gelesen, ungelesen markieren</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>X   Shift ↓ ↑</source>
        <translation>X   ⇧ ↓ ↑</translation>
    </message>
    <message>
        <source>Choose one, choose several</source>
        <translation>Eine wählen, mehrere wählen</translation>
    </message>
    <message>
        <source>Ctrl A</source>
        <translation>Strg A</translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation>Alle wählen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Show what a warning hides</source>
        <translation>Verborgenes zeigen</translation>
    </message>
    <message>
        <source>More for this row</source>
        <translation>Mehr zu dieser Zeile</translation>
    </message>
    <message>
        <source>Why did, or didn’t, I get this</source>
        <translation>Warum (nicht) bekommen</translation>
    </message>
    <message>
        <source>Answer: write back</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Snooze, or wake now</source>
        <translation>Zurückstellen, zurückholen</translation>
    </message>
    <message>
        <source>Everybody: show or fold</source>
        <translation>Alle zeigen, zusammenfalten</translation>
    </message>
    <message>
        <source>Show what has arrived</source>
        <translation>Zeigen, was angekommen ist</translation>
    </message>
    <message>
        <source>Shift R</source>
        <translation>Umschalt R</translation>
    </message>
    <message>
        <source>Mark all as read</source>
        <translation>Alle als gelesen markieren</translation>
    </message>
    <message>
        <source>One account, all accounts</source>
        <translation>Ein Konto, alle Konten</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Jetzt nachsehen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Back, then close</source>
        <translation>Zurück, dann schließen</translation>
    </message>
    <message>
        <source>Mark all as read of {account}&#x9;Shift+R</source>
        <translation>Alle von {account} als gelesen markieren&#x9;Umschalt+R</translation>
    </message>
    <message>
        <source>Mark all as read&#x9;Shift+R</source>
        <translation>Alle als gelesen markieren&#x9;Umschalt+R</translation>
    </message>
    <message>
        <source>Check now&#x9;F5</source>
        <translation>Jetzt nachsehen&#x9;F5</translation>
    </message>
    <message>
        <source>Resume {account}</source>
        <translation>{account} fortsetzen</translation>
    </message>
    <message>
        <source>Resume all accounts</source>
        <translation>Alle Konten fortsetzen</translation>
    </message>
    <message>
        <source>Pause {account}</source>
        <translation>{account} pausieren</translation>
    </message>
    <message>
        <source>Pause all accounts</source>
        <translation>Alle Konten pausieren</translation>
    </message>
    <message>
        <source>Delete everything of {account}…</source>
        <translation>Alles von {account} löschen …</translation>
    </message>
    <message>
        <source>Accounts…</source>
        <translation>Konten …</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen …</translation>
    </message>
    <message>
        <source>Keys&#x9;?</source>
        <translation>Tasten&#x9;?</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Newer (↑)</source>
        <translation>Neuere (↑)</translation>
    </message>
    <message>
        <source>Older (↓)</source>
        <translation>Ältere (↓)</translation>
    </message>
    <message>
        <source>Back to the list (Esc)</source>
        <translation>Zurück zur Liste (Esc)</translation>
    </message>
    <message>
        <source>Show the text</source>
        <translation>Text zeigen</translation>
    </message>
    <message numerus="yes">
        <source>and %n other(s), whom the server does not name</source>
        <translation>
            <numerusform>und %n weitere Person, die der Server nicht nennt</numerusform>
            <numerusform>und %n weitere, die der Server nicht nennt</numerusform>
        </translation>
    </message>
    <message>
        <source>This has no page that could be opened</source>
        <translation>Dazu gibt es keine Seite, die sich öffnen ließe</translation>
    </message>
    <message>
        <source>This cannot be answered from here</source>
        <translation>Darauf kannst du von hier aus nicht antworten</translation>
    </message>
    <message>
        <source>Nothing more stands in this line</source>
        <translation>In dieser Zeile steht nichts weiter</translation>
    </message>
    <message>
        <source>Nothing is folded here</source>
        <translation>Hier ist nichts verdeckt</translation>
    </message>
    <message>
        <source>Ctrl+Enter sends, Esc keeps the draft</source>
        <translation>Strg+Eingabe sendet, Esc behält den Entwurf</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Reply to {name}</source>
        <translation>Antwort an {name}</translation>
    </message>
    <message>
        <source>Why did I get this?</source>
        <translation>Warum habe ich das bekommen?</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Reply&#x9;A</source>
        <translation>Antworten&#x9;A</translation>
    </message>
    <message>
        <source>Preview&#x9;Space</source>
        <translation>Vorschau&#x9;Leertaste</translation>
    </message>
    <message>
        <source>Open in the browser&#x9;Enter</source>
        <translation>Im Browser öffnen&#x9;Eingabe</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Fold them&#x9;E</source>
        <translation>Zusammenfalten&#x9;E</translation>
    </message>
    <message>
        <source>Show each of them&#x9;E</source>
        <translation>Alle einzeln zeigen&#x9;E</translation>
    </message>
    <message>
        <source>Mark as read&#x9;R</source>
        <translation>Als gelesen markieren&#x9;R</translation>
    </message>
    <message>
        <source>Mark as unread&#x9;U</source>
        <translation>Als ungelesen markieren&#x9;U</translation>
    </message>
    <message>
        <source>Wake now&#x9;H</source>
        <translation>Jetzt zurückholen&#x9;H</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Zurückstellen</translation>
    </message>
    <message>
        <source>Show the text&#x9;S</source>
        <translation>Text zeigen&#x9;S</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Dismiss&#x9;D</source>
        <translation>Verwerfen&#x9;D</translation>
    </message>
    <message>
        <source>Why did I get this?&#x9;W</source>
        <translation>Warum habe ich das bekommen?&#x9;W</translation>
    </message>
    <message numerus="yes">
        <source>Mark all %n of “{subject}” as read</source>
        <translation>
            <numerusform>Alle %n von „{subject}“ als gelesen markieren</numerusform>
            <numerusform>Alle %n von „{subject}“ als gelesen markieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark all %n of this conversation as read</source>
        <translation>
            <numerusform>Alle %n dieser Unterhaltung als gelesen markieren</numerusform>
            <numerusform>Alle %n dieser Unterhaltung als gelesen markieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark all %n like this as read</source>
        <translation>
            <numerusform>Alle %n dieser Art als gelesen markieren</numerusform>
            <numerusform>Alle %n dieser Art als gelesen markieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>Alles durchsuchen</translation>
    </message>
    <message>
        <source>Search everything ({key})</source>
        <translation>Alles durchsuchen ({key})</translation>
    </message>
    <message>
        <source>Words, or for example {example}</source>
        <translation>Wörter, oder zum Beispiel {example}</translation>
    </message>
    <message>
        <source>See what was read</source>
        <translation>Gelesenes ansehen</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Everything that is kept on this computer is looked through.</source>
        <translation>Alles, was auf diesem Computer liegt, wird durchgesehen.</translation>
    </message>
    <message>
        <source>read</source>
        <translation>gelesen</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>ausstehend</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>snoozed</source>
        <translation>zurückgestellt</translation>
    </message>
    <message>
        <source>Add one, and what its server has for you appears here.</source>
        <translation>Füge eines hinzu, dann erscheint hier, was sein Server für dich hat.</translation>
    </message>
    <message>
        <source>Fetching your notifications</source>
        <translation>Deine Benachrichtigungen werden geholt</translation>
    </message>
    <message>
        <source>This is done once for a new account.</source>
        <translation>Das geschieht einmal für ein neues Konto.</translation>
    </message>
    <message>
        <source>Looking further back</source>
        <translation>Ältere werden gesucht</translation>
    </message>
    <message>
        <source>What you put off waits here until its time (H).</source>
        <translation>Was du zurückstellst, wartet hier bis zu seiner Zeit (H).</translation>
    </message>
    <message>
        <source>Nothing is put off</source>
        <translation>Nichts ist zurückgestellt</translation>
    </message>
    <message>
        <source>No mentions</source>
        <translation>Keine Erwähnungen</translation>
    </message>
    <message>
        <source>When somebody mentions you or answers you, it appears here.</source>
        <translation>Wenn jemand dich erwähnt oder dir antwortet, erscheint es hier.</translation>
    </message>
    <message>
        <source>No messages</source>
        <translation>Keine Nachrichten</translation>
    </message>
    <message>
        <source>Private messages appear here.</source>
        <translation>Private Nachrichten erscheinen hier.</translation>
    </message>
    <message numerus="yes">
        <source>more than %n found</source>
        <translation>
            <numerusform>mehr als %n gefunden</numerusform>
            <numerusform>mehr als %n gefunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n gefunden</numerusform>
            <numerusform>%n gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>from {name}</source>
        <translation>von {name}</translation>
    </message>
    <message>
        <source>in {accounts}</source>
        <translation>in {accounts}</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>Es wird gesucht</translation>
    </message>
    <message>
        <source>No account here has a name that begins like that.</source>
        <translation>Kein Konto hier hat einen Namen, der so beginnt.</translation>
    </message>
    <message>
        <source>Words are found by how they begin. Everything that is kept on this computer was looked through.</source>
        <translation>Wörter werden an ihrem Anfang erkannt. Alles, was auf diesem Computer liegt, wurde durchgesehen.</translation>
    </message>
    <message>
        <source>Looked for: {parts}. {text}</source>
        <translation>Gesucht: {parts}. {text}</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>There is no {typed}. What can stand there: {values}.</source>
        <translation>{typed} gibt es nicht. Möglich sind: {values}.</translation>
    </message>
    <message>
        <source>Only “{part}” was looked through.</source>
        <translation>Durchsucht wurde nur „{part}“.</translation>
    </message>
    <message>
        <source>Only {account} was looked through.</source>
        <translation>Durchsucht wurde nur {account}.</translation>
    </message>
    <message>
        <source>Only “{part}” of {account} was looked through.</source>
        <translation>Durchsucht wurde nur „{part}“ von {account}.</translation>
    </message>
    <message>
        <source>{account} needs you to sign in</source>
        <translation>{account} braucht deine Anmeldung</translation>
    </message>
    <message>
        <source>Every account needs you to sign in</source>
        <translation>Jedes Konto braucht deine Anmeldung</translation>
    </message>
    <message>
        <source>The server has not accepted the permission since {since}.</source>
        <translation>Der Server akzeptiert die Berechtigung seit {since} nicht.</translation>
    </message>
    <message>
        <source>{detail} Its history and settings stay.</source>
        <translation>{detail} Verlauf und Einstellungen bleiben.</translation>
    </message>
    <message>
        <source>Everything here is from this computer. What you do now is sent when the network returns.</source>
        <translation>Alles hier liegt auf diesem Computer. Was du jetzt tust, wird gesendet, sobald das Netz zurück ist.</translation>
    </message>
    <message>
        <source>Offline since {since}</source>
        <translation>Offline seit {since}</translation>
    </message>
    <message>
        <source>Nothing is fetched and nothing is sent until you resume.</source>
        <translation>Bis du fortsetzt, wird nichts geholt und nichts gesendet.</translation>
    </message>
    <message>
        <source>Paused since {since}</source>
        <translation>Pausiert seit {since}</translation>
    </message>
    <message>
        <source>The server asked us to wait. It goes on by itself.</source>
        <translation>Der Server hat uns gebeten zu warten. Es geht von selbst weiter.</translation>
    </message>
    <message>
        <source>Waiting since {since}</source>
        <translation>Wartet seit {since}</translation>
    </message>
    <message>
        <source>What waits for you appears here as soon as your servers have told of it.</source>
        <translation>Was auf dich wartet, erscheint hier, sobald deine Server davon berichtet haben.</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Wird verbunden</translation>
    </message>
    <message>
        <source>All caught up</source>
        <translation>Alles gelesen</translation>
    </message>
    <message>
        <source>Nothing waits for you. What arrives next appears here by itself.</source>
        <translation>Nichts wartet auf dich. Was als Nächstes kommt, erscheint hier von selbst.</translation>
    </message>
    <message>
        <source>In 1 hour</source>
        <translation>In 1 Stunde</translation>
    </message>
    <message>
        <source>This evening</source>
        <translation>Heute Abend</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Morgen</translation>
    </message>
    <message>
        <source>Next week</source>
        <translation>Nächste Woche</translation>
    </message>
    <message>
        <source>Open in the browser (Enter)</source>
        <translation>Im Browser öffnen (Eingabe)</translation>
    </message>
    <message>
        <source>Mark as read (R)</source>
        <translation>Als gelesen markieren (R)</translation>
    </message>
    <message>
        <source>Mark as unread (U)</source>
        <translation>Als ungelesen markieren (U)</translation>
    </message>
    <message>
        <source>Dismiss (D)</source>
        <translation>Verwerfen (D)</translation>
    </message>
    <message>
        <source>More (M)</source>
        <translation>Mehr (M)</translation>
    </message>
    <message>
        <source>Undo (Z)</source>
        <translation>Rückgängig (Z)</translation>
    </message>
    <message>
        <source>Everybody, as far as the server names them (Space)</source>
        <translation>Alle, soweit der Server sie nennt (Leertaste)</translation>
    </message>
    <message>
        <source>Fold them (E)</source>
        <translation>Zusammenfalten (E)</translation>
    </message>
    <message>
        <source>Show each of them (E)</source>
        <translation>Alle einzeln zeigen (E)</translation>
    </message>
    <message>
        <source>Reply (A)</source>
        <translation>Antworten (A)</translation>
    </message>
    <message>
        <source>Snooze (H)</source>
        <translation>Zurückstellen (H)</translation>
    </message>
    <message>
        <source>Why did I get this? (W)</source>
        <translation>Warum habe ich das bekommen? (W)</translation>
    </message>
    <message>
        <source>Preview (Space)</source>
        <translation>Vorschau (Leertaste)</translation>
    </message>
    <message>
        <source>Read here, not sent yet</source>
        <translation>Hier gelesen, noch nicht gesendet</translation>
    </message>
    <message>
        <source>Unread here, not sent yet</source>
        <translation>Hier ungelesen, noch nicht gesendet</translation>
    </message>
    <message>
        <source>Dismissed here, not sent yet</source>
        <translation>Hier verworfen, noch nicht gesendet</translation>
    </message>
    <message>
        <source>Your reply is not sent yet</source>
        <translation>Deine Antwort ist noch nicht gesendet</translation>
    </message>
    <message>
        <source>Followed here, not sent yet</source>
        <translation>Hier gefolgt, noch nicht gesendet</translation>
    </message>
    <message>
        <source>Accepted here, not sent yet</source>
        <translation>Hier angenommen, noch nicht gesendet</translation>
    </message>
    <message>
        <source>Declined here, not sent yet</source>
        <translation>Hier abgelehnt, noch nicht gesendet</translation>
    </message>
    <message>
        <source>Not marked read: {reason}</source>
        <translation>Nicht als gelesen markiert: {reason}</translation>
    </message>
    <message>
        <source>Not marked unread: {reason}</source>
        <translation>Nicht als ungelesen markiert: {reason}</translation>
    </message>
    <message>
        <source>Not dismissed: {reason}</source>
        <translation>Nicht verworfen: {reason}</translation>
    </message>
    <message>
        <source>Not sent: {reason}</source>
        <translation>Nicht gesendet: {reason}</translation>
    </message>
    <message>
        <source>Not followed: {reason}</source>
        <translation>Nicht gefolgt: {reason}</translation>
    </message>
    <message>
        <source>Not accepted: {reason}</source>
        <translation>Nicht angenommen: {reason}</translation>
    </message>
    <message>
        <source>Not declined: {reason}</source>
        <translation>Nicht abgelehnt: {reason}</translation>
    </message>
    <message>
        <source>Marked read</source>
        <translation>Als gelesen markiert</translation>
    </message>
    <message>
        <source>Marked unread</source>
        <translation>Als ungelesen markiert</translation>
    </message>
    <message>
        <source>Dismissed</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>Replied</source>
        <translation>Geantwortet</translation>
    </message>
    <message>
        <source>Followed back</source>
        <translation>Zurückgefolgt</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>to {account}</source>
        <translation>an {account}</translation>
    </message>
    <message numerus="yes">
        <source>%n marked read</source>
        <translation>
            <numerusform>%n als gelesen markiert</numerusform>
            <numerusform>%n als gelesen markiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n marked unread</source>
        <translation>
            <numerusform>%n als ungelesen markiert</numerusform>
            <numerusform>%n als ungelesen markiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dismissed</source>
        <translation>
            <numerusform>%n verworfen</numerusform>
            <numerusform>%n verworfen</numerusform>
        </translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Start at login</source>
        <translation>Beim Anmelden starten</translation>
    </message>
    <message>
        <source>Quietly: only the tray icon is shown.</source>
        <translation>Unauffällig: Nur das Symbol in der Leiste erscheint.</translation>
    </message>
    <message>
        <source>Each account has its own: {settings}.</source>
        <translation>Jedes Konto hat eigene Einstellungen: {settings}.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>No setting has “{text}” in its name or its description</source>
        <translation>Keine Einstellung hat „{text}“ im Namen oder in der Beschreibung</translation>
    </message>
    <message>
        <source>now</source>
        <comment>how long ago</comment>
        <translation>jetzt</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>{count}+ unread</source>
        <translation>{count}+ ungelesen</translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n ungelesen</numerusform>
            <numerusform>%n ungelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing unread</source>
        <translation>Nichts ungelesen</translation>
    </message>
    <message>
        <source>traynotify · no account yet</source>
        <translation>traynotify · noch kein Konto</translation>
    </message>
    <message>
        <source>Add an account…</source>
        <translation>Konto hinzufügen …</translation>
    </message>
    <message>
        <source>Inbox: {unread}</source>
        <translation>Eingang: {unread}</translation>
    </message>
    <message>
        <source>Resume all</source>
        <translation>Alle fortsetzen</translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation>Alle pausieren</translation>
    </message>
    <message>
        <source>nothing unread</source>
        <translation>nichts ungelesen</translation>
    </message>
    <message>
        <source>traynotify cannot start</source>
        <translation>traynotify kann nicht starten</translation>
    </message>
    <message>
        <source>polling</source>
        <translation>fragt regelmäßig</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>verbindet sich</translation>
    </message>
    <message>
        <source>asked to wait</source>
        <translation>soll warten</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>Replies</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Likes and reactions</source>
        <translation>Favoriten und Reaktionen</translation>
    </message>
    <message>
        <source>Boosts</source>
        <translation>Geteilt</translation>
    </message>
    <message>
        <source>New followers</source>
        <translation>Neue Follower</translation>
    </message>
    <message>
        <source>Follow requests</source>
        <translation>Folgeanfragen</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>Zitate</translation>
    </message>
    <message>
        <source>Invitations</source>
        <translation>Einladungen</translation>
    </message>
    <message>
        <source>New posts</source>
        <translation>Neue Beiträge</translation>
    </message>
    <message>
        <source>Polls</source>
        <translation>Umfragen</translation>
    </message>
    <message>
        <source>Edits</source>
        <translation>Bearbeitungen</translation>
    </message>
    <message>
        <source>Moderation</source>
        <translation>Moderation</translation>
    </message>
    <message>
        <source>From the server</source>
        <translation>Vom Server</translation>
    </message>
    <message>
        <source>Everything else</source>
        <translation>Alles andere</translation>
    </message>
    <message>
        <source>mentions</source>
        <translation>Erwähnungen</translation>
    </message>
    <message>
        <source>replies</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>private messages</source>
        <translation>private Nachrichten</translation>
    </message>
    <message>
        <source>likes and reactions</source>
        <translation>Favoriten und Reaktionen</translation>
    </message>
    <message>
        <source>boosts</source>
        <translation>Geteiltes</translation>
    </message>
    <message>
        <source>new followers</source>
        <translation>neue Follower</translation>
    </message>
    <message>
        <source>follow requests</source>
        <translation>Folgeanfragen</translation>
    </message>
    <message>
        <source>quotes</source>
        <translation>Zitate</translation>
    </message>
    <message>
        <source>invitations</source>
        <translation>Einladungen</translation>
    </message>
    <message>
        <source>new posts</source>
        <translation>neue Beiträge</translation>
    </message>
    <message>
        <source>polls</source>
        <translation>Umfragen</translation>
    </message>
    <message>
        <source>edits</source>
        <translation>Bearbeitungen</translation>
    </message>
    <message>
        <source>from the server</source>
        <translation>vom Server</translation>
    </message>
    <message>
        <source>everything else</source>
        <translation>alles andere</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) live</source>
        <translation>
            <numerusform>%n Konto live</numerusform>
            <numerusform>%n Konten live</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) polling</source>
        <translation>
            <numerusform>%n Konto fragt regelmäßig</numerusform>
            <numerusform>%n Konten fragen regelmäßig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) connecting</source>
        <translation>
            <numerusform>%n Konto verbindet sich</numerusform>
            <numerusform>%n Konten verbinden sich</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) asked to wait</source>
        <translation>
            <numerusform>%n Konto soll warten</numerusform>
            <numerusform>%n Konten sollen warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) offline</source>
        <translation>
            <numerusform>%n Konto offline</numerusform>
            <numerusform>%n Konten offline</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) paused</source>
        <translation>
            <numerusform>%n Konto pausiert</numerusform>
            <numerusform>%n Konten pausiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) (needs|need) sign-in</source>
        <translation>
            <numerusform>%n Konto braucht eine Anmeldung</numerusform>
            <numerusform>%n Konten brauchen eine Anmeldung</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n live</source>
        <translation>
            <numerusform>%n live</numerusform>
            <numerusform>%n live</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n polling</source>
        <translation>
            <numerusform>%n fragt regelmäßig</numerusform>
            <numerusform>%n fragen regelmäßig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connecting</source>
        <translation>
            <numerusform>%n verbindet sich</numerusform>
            <numerusform>%n verbinden sich</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n asked to wait</source>
        <translation>
            <numerusform>%n soll warten</numerusform>
            <numerusform>%n sollen warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n offline</source>
        <translation>
            <numerusform>%n offline</numerusform>
            <numerusform>%n offline</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paused</source>
        <translation>
            <numerusform>%n pausiert</numerusform>
            <numerusform>%n pausiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n (needs|need) sign-in</source>
        <translation>
            <numerusform>%n braucht Anmeldung</numerusform>
            <numerusform>%n brauchen Anmeldung</numerusform>
        </translation>
    </message>
</context>
</TS>
