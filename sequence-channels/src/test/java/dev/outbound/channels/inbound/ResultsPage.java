package dev.outbound.channels.inbound;

import dev.outbound.channels.inbound.Figures.Share;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The figures as a page. */
final class ResultsPage {

    private static final List<String> CLASSES =
            List.of(Figures.HARD, Figures.SOFT, Figures.DELIVERED, Figures.COMPLAINT, Figures.AUTOMATIC, Figures.HUMAN);

    private ResultsPage() {}

    static String of(Measure all, Measure known, Measure heldOut) {
        return """
                # Mail in: what is recognised

                Measured with a corpus of real mails that is no part of the project: %d mails with a label (%d bounces, %d replies
                of people, %d automatic replies, %d complaints, %d notices that are no bounces), and %d malformed ones, which only
                have to be read. Written by this command, `DATA` being the folder that holds `mail/**/labels.csv`:

                ```
                OUTBOUND_DATA=DATA OUTBOUND_RESULTS=RESULTS.md mvn -o -q -pl sequence-core,sequence-channels -am verify \\
                    -Dtest=CorpusTest -DfailIfNoTests=false -Dsurefire.failIfNoSpecifiedTests=false
                ```

                The corpus is split in two by a hash of the cluster its mails belong to, so that mails much like each other are on
                one side. The rules were made with the first half only and then measured, once, with the other:

                %s

                That is what to expect of mails never seen. After it the misses of the second half were read too and the rules
                widened, so today's figures are those of known mails, and "by our rules" holds no surprise: each mail whose answer
                differed from its label was read, and either the rules or the label gave way.

                The labels come from many projects, each with rules of its own: "permanent" that includes full mailboxes, "hard"
                for a refused relay, "filtered" for an unknown user. "By our rules" corrects %d labels (`judged.csv`, each
                with its reason): a status of 5.1.1 and its like is hard, 5.7 and its like a problem of the sender and so soft, a
                vague status or none is hard if the words say that nobody is there.

                | | by the labels | by our rules | first half, by our rules | second half, by our rules |
                |---|---|---|---|---|
                | hard, soft or no bounce, all mails | %s | %s | %s | %s |
                %s
                Per class, all mails:

                | | recall by the labels | precision by the labels | recall by our rules | precision by our rules |
                |---|---|---|---|---|
                %s
                An automatic reply that asks for a confirmation (challenge) counts among the automatic ones; it is kept as a
                notice. Soft includes the problems of the sender.

                | | all | first half | second half |
                |---|---|---|---|
                | visible text exactly as expected, but for white space | %s | %s | %s |
                | the same, expected quotes left out | %s | %s | %s |
                | complaints that suppress if and only if a person complained | %s | %s | %s |
                | reports that name the expected recipient | %s | %s | %s |

                A day of return was found in %d of the automatic replies; the corpus does not say in how many there is one. What is
                understood in which language is stated by `AutoReplyTest`.

                ## What is missed by our rules

                %s
                ## Labels that follow other rules

                %s
                ## Visible text that differs

                Three expectations keep quoted lines, which are left out here by intent. One keeps "Sent from my iPhone". Two expect
                words that are not in the mail.
                """.formatted(
                        total(all),
                        all.byLabel.labelled(Figures.HARD)
                                + all.byLabel.labelled(Figures.SOFT)
                                + all.byLabel.labelled(Figures.DELIVERED),
                        all.byLabel.labelled(Figures.HUMAN),
                        all.byLabel.labelled(Figures.AUTOMATIC),
                        all.byLabel.labelled(Figures.COMPLAINT),
                        all.byLabel.labelled(Figures.OTHER),
                        CorpusTest.MALFORMED,
                        CorpusTest.FIRST_MEASURED,
                        all.labelsOfOtherRules.values().stream()
                                .mapToInt(Integer::intValue)
                                .sum(),
                        all.byLabel.threeWays(),
                        all.byOurRules.threeWays(),
                        known.byOurRules.threeWays(),
                        heldOut.byOurRules.threeWays(),
                        recalls(all, known, heldOut),
                        classes(all),
                        all.visibleExact(),
                        known.visibleExact(),
                        heldOut.visibleExact(),
                        all.visibleWithoutQuotes(),
                        known.visibleWithoutQuotes(),
                        heldOut.visibleWithoutQuotes(),
                        all.complaintsByType(),
                        known.complaintsByType(),
                        heldOut.complaintsByType(),
                        all.recipientsNamed(),
                        known.recipientsNamed(),
                        heldOut.recipientsNamed(),
                        all.dated(),
                        list(all.misses),
                        list(all.labelsOfOtherRules));
    }

    private static int total(Measure all) {
        return CLASSES.stream().mapToInt(all.byLabel::labelled).sum() + all.byLabel.labelled(Figures.OTHER);
    }

    private static String recalls(Measure all, Measure known, Measure heldOut) {
        Function<Figures, Share> bounces = figures -> new Share(
                figures.right(Figures.HARD) + figures.right(Figures.SOFT),
                figures.labelled(Figures.HARD) + figures.labelled(Figures.SOFT));
        String first = row("bounces, hard or soft", bounces, all, known, heldOut);
        return first
                + List.of(Figures.AUTOMATIC, Figures.HUMAN).stream()
                        .map(label -> row("found: " + label, figures -> figures.recall(label), all, known, heldOut))
                        .collect(Collectors.joining());
    }

    private static String row(
            String name, Function<Figures, Share> share, Measure all, Measure known, Measure heldOut) {
        return "| " + name + " | " + share.apply(all.byLabel) + " | " + share.apply(all.byOurRules) + " | "
                + share.apply(known.byOurRules) + " | " + share.apply(heldOut.byOurRules) + " |\n";
    }

    private static String classes(Measure all) {
        return CLASSES.stream()
                .map(label -> "| " + label + " | " + all.byLabel.recall(label) + " | " + all.byLabel.precision(label)
                        + " | " + all.byOurRules.recall(label) + " | " + all.byOurRules.precision(label) + " |\n")
                .collect(Collectors.joining());
    }

    private static String list(Map<String, Integer> counts) {
        return counts.isEmpty()
                ? "Nothing.\n"
                : counts.entrySet().stream()
                        .map(entry -> "* " + entry.getValue() + " × " + entry.getKey() + "\n")
                        .collect(Collectors.joining());
    }
}
