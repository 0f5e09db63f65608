package dev.outbound.touch;

/** What a provider has told of a message after accepting it. Later news of lower rank changes nothing. */
public enum DeliveryStatus {
    NONE(0),
    DELIVERED(1),
    BOUNCED_SOFT(1),
    UNDELIVERED(2),
    BOUNCED_HARD(2),
    ANSWERED(2),
    NO_ANSWER(2),
    BUSY(2),
    MACHINE(2);

    private final int rank;

    DeliveryStatus(int rank) {
        this.rank = rank;
    }

    /** The status after hearing {@code news}: terminal ones stay. */
    public DeliveryStatus hearing(DeliveryStatus news) {
        return news.rank > rank ? news : this;
    }
}
