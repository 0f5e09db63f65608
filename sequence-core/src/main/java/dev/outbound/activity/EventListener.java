package dev.outbound.activity;

/**
 * Port, optionally implemented by the host: told of everything that happened, after it was committed, at least once and
 * in order per enrollment. Recognise a repetition by the activity's id. An exception changes nothing that happened; the
 * event, and those of its enrollment behind it, are delivered again later.
 */
@FunctionalInterface
public interface EventListener {

    void on(Event event);
}
