package dev.outbound.inbound;

import java.util.regex.Pattern;

/**
 * Whether somebody asks in so many words not to be written to any more, in one of several languages. Only explicit requests
 * count; anything vaguer is a reply.
 */
public final class StopRequest {

    private static final int LOOKED_AT = 5_000;

    private static final Pattern ALONE = Pattern.compile(
            "(?iu)\\W*(?:(?:please|pls|bitte)\\W+)?(?:stop|unsubscribe(?: me)?|remove(?: me)?|opt[ -]?out|abmelden|abbestellen|désinscription|désabonner|baja|uitschrijven|afmelden)(?:\\W+(?:please|thanks|thank you|bitte|danke|merci|gracias))?\\W*");
    private static final Pattern ASKS = Pattern.compile("(?iu)"
            // English
            + "\\b(?:please|pls|kindly|just|must|want to|like to|wish to|to be)\\W+(?:\\w+\\W+)?unsubscribed?\\b"
            + "|\\bunsubscribe\\W+(?:me|us|this|my)\\b"
            + "|\\b(?:remove|delete|take)\\W+(?:me|us|my|this|our)\\b[^.!?\\n]{0,40}\\b(?:list|lists|database|mailings?|mail|emails?|system|crm|off)\\b"
            + "|\\b(?:remove|take)\\W+(?:me|us)\\W+(?:please|off|from)\\b|\\bplease\\W+remove\\W+(?:me|us)\\b"
            + "|\\bopt(?:ing)?\\W+(?:me\\W+|us\\W+)?out\\b"
            + "|\\b(?:stop|quit|cease)\\W+(?:(?:sending|with)\\W+(?:me|us|these|this|all)?|e-?mailing|contacting|writing|messaging|spamming|mailing|bothering|texting|calling)\\b"
            + "|\\b(?:do not|don[’']?t|never|not)\\W+(?:ever\\W+)?(?:e-?mail|contact|write|message|bother|mail|text)\\W+(?:to\\W+)?(?:me|us|this)\\b"
            + "|\\b(?:do not|don[’']?t)\\W+(?:send|want)\\b[^.!?\\n]{0,40}\\b(?:emails?|messages?|mails?|texts?)\\b"
            + "|\\bno\\W+(?:more|further)\\W+(?:e-?mails?|messages?|mails?|texts?|calls?|contact)\\b|\\bleave me alone\\b"
            // German
            + "|\\b(?:bitte|mich|uns)\\b[^.!?\\n]{0,40}\\b(?:abmelden|austragen|abbestellen|entfernen|löschen)\\b|\\btragen sie (?:mich|uns)\\b[^.!?\\n]{0,40}\\baus\\b"
            + "|\\bkeine\\b[^.!?\\n]{0,20}\\b(?:e-?mails?|mails|nachrichten|werbung)\\b[^.!?\\n]{0,20}(?:mehr|senden|schicken)|\\bkeine (?:weiteren|mails|e-?mails) (?:mehr|mails|e-?mails|nachrichten)\\b"
            + "|\\bnicht (?:mehr|weiter|länger)\\b[^.!?\\n]{0,20}\\b(?:kontaktieren|anschreiben|schreiben|kontaktiert)\\b"
            // French, Spanish, Italian, Portuguese, Dutch
            + "|\\bdésabonne[rz]|\\bdésinscri|\\bne (?:plus )?(?:me|nous)\\b[^.!?\\n]{0,10}\\b(?:plus )?(?:contacte[rz]|envoye[rz]|écri(?:re|vez))"
            + "|\\bdar(?:me|nos) de baja\\b|\\bden(?:me|nos) de baja\\b|\\bno (?:me|nos) (?:escriba|contacte|env[ií]e|mande)n?\\b"
            + "|\\bcancella(?:te)?mi\\b|\\bdisiscriv|\\bnon (?:mi )?(?:scriv|contatt|inviate)\\w*\\b[^.!?\\n]{0,20}\\bpiù\\b"
            + "|\\bdescadastr|\\bremov(?:er|am?|a-me)\\W+(?:o )?meu|\\bnão (?:me )?(?:envi|contat|escrev)\\w*\\b[^.!?\\n]{0,20}\\bmais\\b"
            + "|\\buitschrijven\\b|\\bschrijf me uit\\b|\\bgeen (?:e-?mails?|berichten) meer\\b");
    private static final Pattern NOT = Pattern.compile(
            "(?iu)\\b(?:do not|don[’']?t|did not|didn[’']?t|never|won[’']?t|not) (?:want to |wish to |going to )?(?:unsubscribe|opt out|remove|take)"
                    + "|\\b(?:please )?(?:do not|don[’']?t) stop (?:sending|e-?mailing|writing|contacting)"
                    + "|\\b(?:how|where|can|do|does|will) (?:do |can |does )?(?:your |our |the |my )?(?:users?|customers?|recipients?|contacts?|subscribers?|people)\\b[^.!\\n]{0,40}(?:unsubscribe|opt(?:ing)? out)");

    private StopRequest() {}

    /**
     * Looks into what was written.
     *
     * @param visible the text without quotes and signature
     * @param subject of a mail, which counts if nothing else was written; empty for texts
     */
    public static boolean isIn(String visible, String subject) {
        String start = visible.length() > LOOKED_AT ? visible.substring(0, LOOKED_AT) : visible;
        String kept = NOT.matcher(start.replaceAll("[ \\t]*\\n[ \\t]*", "\n")).replaceAll("…");
        String firstLine =
                kept.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        return ALONE.matcher(firstLine).matches()
                || ASKS.matcher(kept.replace('\n', ' ')).find()
                || (kept.isBlank() && ALONE.matcher(subject).matches());
    }
}
