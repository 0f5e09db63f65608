package dev.outbound.touch;

/** What a provider has told of a message after accepting it. Later news of lower rank changes nothing. */
public enum DeliveryStatus {
    NONE(0),
    /** Not yet, or not at first; it may arrive after all. */
    BOUNCED_SOFT(1),
    DELIVERED(2),
    UNDELIVERED(3),
    BOUNCED_HARD(3),
    ANSWERED(3),
    NO_ANSWER(3),
    BUSY(3),
    MACHINE(3);

    private final int rank;

    DeliveryStatus(int rank) {
        this.rank = rank;
    }

    /** The status after hearing {@code news}: terminal ones stay. */
    public DeliveryStatus hearing(DeliveryStatus news) {
        return news.rank > rank ? news : this;
    }
}
