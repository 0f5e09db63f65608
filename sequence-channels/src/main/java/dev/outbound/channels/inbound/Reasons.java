package dev.outbound.channels.inbound;

import java.util.regex.Pattern;

/** What mail systems write when they refuse, in the words of those in use. */
enum Reasons {
    /** There is nobody at that address, or no such domain, or it was closed. */
    NOBODY(
            "(?iu)"
                    // English: no such user, user unknown, address not found, account disabled
                    + "\\b(?:no[ -]?such|unknown(?: or illegal)?|invalid|non-?existent|unrouteable|unroutable|bad|illegal|undeliverable|incorrect|wrong)\\b"
                    + "(?: (?:local|final|final delivery|delivery|destination|virtual|e-?mail|mail))? ?(?:users?|user ?id|recipients?|address(?:es)?|mail ?box|account|domain|host|alias|name|person|destination|addressee|local part|rcpt)\\b"
                    + "|\\b(?:user|recipient|address|addressee|mail-? ?box|account|domain|host|alias|e-?mail|rcpt|person|mail server)(?: name)?\\b[^\\n]{0,80}?\\b"
                    + "(?:unknown|not (?:be )?(?:found|exist|known|recogni[sz]ed|listed|valid|registered|local|active|a user)|(?:doesn'?t|does not|didn'?t|did not|do not|don'?t|no longer) (?:exist|have|match|use)"
                    + "|disabled|deactivated|inactive|no longer|invalid|suspended|closed|terminated|expired|discontinued|has been removed|nonexistent|is not an? (?:valid|active|known)|couldn'?t be found|could not be found)"
                    + "|\\bno (?:valid )?(?:mail ?box(?:es)?|accounts?|users?|recipients?)\\b(?: here)? (?:by|with|at|under|matching|found|available|for)\\b|\\bno mail ?box (?:here )?by that name|\\bnot our customer|\\bname or service not known"
                    + "|\\bno longer (?:on server|available|with|employed|working|works|at this)|\\b(?:couldn'?t|could not|can'?t|cannot) (?:find|resolve|look up|locate)\\b[^\\n]{0,30}\\b(?:host|domain|user|recipient|mailbox|address|mx)"
                    + "|\\bnot a valid (?:mailbox|user|recipient|address)|\\bnxdomain\\b|\\bdid ?n(?:o|')t (?:exactly )?match an?\\b|\\bmailbox (?:unavailable|not available)\\b|\\baddressee unknown|\\bhost not found|\\bno smtp service|\\bnull ?mx\\b|\\bdomain is not reachable|\\bnosuch(?:user|domain|mailbox)|\\bno mx\\b[^\\n]{0,20}\\bfor\\b"
                    + "|\\bnot listed in (?:the )?(?:public )?(?:name|domino|address)|\\bnot found in (?:the )?(?:directory|address|domino)|\\bno (?:such|valid) (?:host|domain|user|mailbox)|\\bdomain (?:name )?not found"
                    // German, French, Spanish, Italian, Portuguese, Dutch
                    + "|unbekannte[rnms]? (?:benutzer|empfänger|adresse)|(?:benutzer|empfänger|adresse|postfach|konto|domain)\\b[^\\n]{0,40}(?:unbekannt|nicht (?:gefunden|bekannt|vorhanden|existiert)|existiert nicht|deaktiviert|gesperrt)"
                    + "|(?:utilisateur|destinataire|adresse|compte|boîte)\\b[^\\n]{0,40}(?:inconnu|introuvable|n'existe p(?:as|lus)|désactivé|invalide)"
                    + "|(?:usuario|destinatario|dirección|cuenta|buzón|destinatário|endereço|conta|utente|indirizzo|casella)\\b[^\\n]{0,40}(?:desconocid|no existe|inexist|não existe|desconhecid|inválid|sconosciut|non esiste|desactivad|disattivat|no encontrad|não encontrad|non trovat)"
                    + "|(?:gebruiker|ontvanger|adres)\\b[^\\n]{0,40}(?:onbekend|bestaat niet|niet gevonden)"
                    // Polish, Russian, Japanese, Chinese
                    + "|(?:nieznany|nie istnieje|nie znaleziono)[^\\n]{0,40}|(?:пользовател|адрес|ящик)[^\\n]{0,40}(?:не найден|не существует|неизвест|отключ)|нет такого"
                    + "|(?:宛先|アドレス|ユーザ)[^\\n]{0,30}(?:見つかりません|存在しません|不明|ありません)|(?:用户|用戶|收件人|地址|帐号|邮箱)[^\\n]{0,20}(?:不存在|未找到|无法找到|無效|无效)"),
    /** Too much of something: it may work another time. */
    FULL(
            "(?iu)\\bquota\\b|overquota|quota exceed|(?:mail ?box|inbox|mailfolder|mail folder|maildrop|disk|storage|account)\\b[^\\n]{0,40}\\b(?:full|exceed\\w*|limit|out of space)\\b|full mail ?box"
                    + "|exceed\\w* (?:the |its |their |your )?(?:maximum |max )?(?:storage|size|limit|disk|quota|allowed)|out of (?:disk )?space|insufficient (?:disk |system )?(?:space|storage)|no space left|too (?:large|big|long)"
                    + "|size (?:limit|exceeds)|message size|max\\w* (?:message|mail) size|(?:postfach|mailbox) (?:ist )?voll|boîte (?:aux lettres )?(?:est )?pleine|buzón lleno|casella piena|caixa (?:de correio )?cheia|переполнен|容量|邮箱已满|空间不足"),
    /** The sender's name, network, set-up or content. */
    OURS(
            "(?iu)\\bspam\\w*|black ?-?list|block ?-?list|\\bblocked\\b|\\bblocking\\b|\\bdnsbl\\b|\\brbl\\b|spamhaus|spamcop|barracuda|reputation|\\bspf\\b|\\bdkim\\b|\\bdmarc\\b|\\bptr\\b|reverse dns"
                    + "|relay(?:ing)?\\b[^\\n]{0,30}(?:denied|not (?:allowed|permitted)|prohibited|refused)|(?:unable|not allowed|not permitted|denied|refus\\w+|cannot|won't) (?:to )?relay|open relay|as a relay|not (?:authori[sz]ed|permitted|allowed)|\\bpolicy\\b|authentication (?:required|failed)"
                    + "|too many (?:messages|connections|recipients|invalid)|rate limit|unsolicited|virus|phish|\\bbanned\\b|access denied|sender (?:address )?(?:rejected|denied|verif|domain|not)|not accepting mail from|content (?:rejected|restriction|filter)|rejected (?:by|due|for)\\b[^\\n]{0,40}(?:content|filter|policy)");

    private final Pattern words;

    Reasons(String words) {
        this.words = Pattern.compile(words);
    }

    boolean areIn(String text) {
        return words.matcher(text).find();
    }
}
