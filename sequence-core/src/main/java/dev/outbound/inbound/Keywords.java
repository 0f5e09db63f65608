package dev.outbound.inbound;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words a text may consist of that are for the provider: the ones carriers agreed on, and those for stop in other
 * languages. Only where the whole text is that word: "stop by our booth" is a person talking.
 */
final class Keywords {

    private static final Set<String> STOP = Set.of(
            "STOP",
            "STOPALL",
            "STOP ALL",
            "UNSUBSCRIBE",
            "CANCEL",
            "END",
            "QUIT",
            "REVOKE",
            "OPTOUT",
            "OPT OUT",
            // French, Spanish, Portuguese, Italian
            "ARRET",
            "ARRETER",
            "ARRETEZ",
            "DESABONNER",
            "ALTO",
            "BAJA",
            "PARAR",
            "PARE",
            "SAIR",
            "CANCELAR",
            "FERMA",
            "ANNULLA",
            // German, Dutch, the Nordic languages
            "STOPP",
            "ABMELDEN",
            "ABBESTELLEN",
            "STOPPEN",
            "AFMELDEN",
            "UITSCHRIJVEN",
            "STOPPA",
            "AVSLUTA",
            "AFMELD",
            "LOPETA",
            // Polish, Russian, Turkish, Chinese, Japanese
            "REZYGNUJE",
            "СТОП",
            "IPTAL",
            "退订",
            "退訂",
            "停止");
    private static final Set<String> START = Set.of("START", "UNSTOP");
    private static final Set<String> HELP = Set.of("HELP", "INFO");
    private static final String YES = "YES";

    private static final Pattern INVISIBLE_OR_MARK = Pattern.compile("[\\p{Mn}\\p{Cf}]");
    private static final Pattern NOT_A_WORD = Pattern.compile("[\\p{P}\\p{S}]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    private Keywords() {}

    /**
     * The keyword of a text. What the provider saw counts before our own reading.
     *
     * @param hasStopped whether the number said stop before: only then is a "yes" a start, else it answers a question
     */
    static Optional<Keyword> of(InboundText text, boolean hasStopped) {
        String words = plain(text.body());
        if (words.equals(YES)) {
            return hasStopped ? Optional.of(Keyword.START) : Optional.empty();
        }
        return text.providerVerdict().or(() -> read(words));
    }

    private static Optional<Keyword> read(String words) {
        if (STOP.contains(words)) {
            return Optional.of(Keyword.STOP);
        }
        if (START.contains(words)) {
            return Optional.of(Keyword.START);
        }
        return HELP.contains(words) ? Optional.of(Keyword.HELP) : Optional.empty();
    }

    /** Upper case, without accents, punctuation, smileys and what cannot be seen; words one space apart. */
    private static String plain(String body) {
        String upper = Normalizer.normalize(body, Normalizer.Form.NFKD).toUpperCase(Locale.ROOT);
        String bare = INVISIBLE_OR_MARK.matcher(upper).replaceAll("");
        String unpunctuated = NOT_A_WORD.matcher(bare).replaceAll("");
        return SPACES.matcher(unpunctuated).replaceAll(" ").strip();
    }
}
