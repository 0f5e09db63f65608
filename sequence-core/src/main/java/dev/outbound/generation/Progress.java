package dev.outbound.generation;

import dev.outbound.draft.DraftStatus;
import dev.outbound.draft.Drafts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How far the writing of a sequence's drafts is, in drafts.
 *
 * @param queued wait for the writer
 * @param writing a writer is at it
 * @param written have words, whatever became of them since
 * @param failed could not be written; {@link Drafting#failures} says which and why
 * @param skipped are not for their contact
 */
public record Progress(int queued, int writing, int written, int failed, int skipped) {

    static Progress of(List<Drafts.Count> counts) {
        Map<DraftStatus, Integer> sums = new EnumMap<>(DraftStatus.class);
        counts.forEach(count -> sums.merge(count.status(), count.count(), Integer::sum));
        return new Progress(
                sums.getOrDefault(DraftStatus.QUEUED, 0),
                sums.getOrDefault(DraftStatus.GENERATING, 0),
                sums.getOrDefault(DraftStatus.READY, 0)
                        + sums.getOrDefault(DraftStatus.EDITED, 0)
                        + sums.getOrDefault(DraftStatus.APPROVED, 0)
                        + sums.getOrDefault(DraftStatus.SENT, 0),
                sums.getOrDefault(DraftStatus.FAILED, 0),
                sums.getOrDefault(DraftStatus.SKIPPED, 0));
    }

    public int total() {
        return queued + writing + written + failed + skipped;
    }
}
