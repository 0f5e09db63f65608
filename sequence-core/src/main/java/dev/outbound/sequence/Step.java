package dev.outbound.sequence;

import dev.outbound.address.Channel;
import dev.outbound.error.Checks;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;

/**
 * One touch of a sequence on one channel. A step is known by its position, 1 to n in the order of the timeline; once
 * drafts exist the order is frozen.
 *
 * @param name internal label of 1 to 80 characters, never sent
 * @param day 0 to 365: 0 is the start day, 3 is three days after
 * @param instructions extra guidance for the draft writer, at most 2,000 characters, may be empty
 */
public record Step(Channel channel, String name, int day, SendWindow window, String instructions) {

    public static final int LAST_DAY = 365;

    public Step {
        name = Checks.line("step name", name, 80, ErrorCode.STEP_NAME_REQUIRED);
        instructions = Checks.text("step instructions", instructions, 2_000);
        if (day < 0 || day > LAST_DAY) {
            throw new SequenceException(
                    ErrorCode.DAY_OUT_OF_RANGE, "step \"" + name + "\" day " + day + ": must be 0 to " + LAST_DAY);
        }
    }

    public static Step email(int day, String name) {
        return new Step(Channel.EMAIL, name, day, SendWindow.OFFICE_HOURS, "");
    }

    public static Step sms(int day, String name) {
        return new Step(Channel.SMS, name, day, SendWindow.OFFICE_HOURS, "");
    }

    public static Step voice(int day, String name) {
        return new Step(Channel.VOICE, name, day, SendWindow.OFFICE_HOURS, "");
    }

    public Step withWindow(SendWindow next) {
        return new Step(channel, name, day, next, instructions);
    }

    public Step withDay(int next) {
        return new Step(channel, name, next, window, instructions);
    }

    public Step withInstructions(String next) {
        return new Step(channel, name, day, window, next);
    }
}
