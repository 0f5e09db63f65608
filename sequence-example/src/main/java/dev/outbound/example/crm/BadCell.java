package dev.outbound.example.crm;

import dev.outbound.address.Masked;

/** A cell that breaks a rule; the message names the field, the masked value and the rule. */
final class BadCell extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadCell(String field, String rule) {
        super(field + ": " + rule);
    }

    BadCell(String field, String value, String rule) {
        super(field + " " + Masked.of(value) + ": " + rule);
    }
}
