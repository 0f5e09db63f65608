package dev.outbound.draft;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a goal is after, as far as its words tell. */
enum Purpose {
    /** Before all others: who is invited to an event was not there yet. */
    INVITATION("^\\W*invite\\b"),
    MISSED_MEETING("miss(?:ed)?\\b.*\\bmeeting|meeting.*\\bmissed|no-show|resched"),
    REFERRAL("referr"),
    TRIAL("\\btrial"),
    INBOUND("\\binbound|demo or contact request|contact request|demo request|(?:their|the) request\\b"),
    EVENT("badge|(?:at|from|after) (?:an|the|our|this) (?:event|conference|webinar|trade)"),
    RENEWAL("\\brenew"),
    REVIVAL("re-?engag|re-?open|\\bquiet\\b|\\bsilent\\b|\\blapsed\\b|\\bdormant\\b|win ?back"),
    REPLY("start a conversation|written answer|a reply\\b|one (?:specific )?question"),
    MEETING("\\bmeet|\\bcall\\b|\\bdemo\\b|calendar|minutes|appointment"),
    OTHER("");

    private final Pattern sign;

    Purpose(String sign) {
        this.sign = Pattern.compile(sign, Pattern.DOTALL);
    }

    static Purpose of(String goal) {
        String lower = goal.toLowerCase(Locale.ROOT);
        for (Purpose purpose : values()) {
            if (purpose.sign.matcher(lower).find()) {
                return purpose;
            }
        }
        return OTHER;
    }

    Phrases phrases() {
        return switch (this) {
            case MISSED_MEETING -> Phrases.MISSED_MEETING;
            case REFERRAL -> Phrases.REFERRAL;
            case TRIAL -> Phrases.TRIAL;
            case INBOUND -> Phrases.INBOUND;
            case EVENT -> Phrases.EVENT;
            case RENEWAL -> Phrases.RENEWAL;
            case REVIVAL -> Phrases.REVIVAL;
            case REPLY -> Phrases.REPLY;
            case MEETING -> Phrases.MEETING;
            case INVITATION, OTHER -> Phrases.OTHER;
        };
    }

    /** Nothing is known but the goal's own words. */
    boolean isUnknown() {
        return this == INVITATION || this == OTHER;
    }

    /** No jokes here. */
    boolean isSerious() {
        return this == RENEWAL || this == MISSED_MEETING;
    }
}
