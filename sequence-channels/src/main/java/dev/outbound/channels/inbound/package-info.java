/**
 * Mail in: what a mail that came back is, and which mail of ours it is about. When unsure, a person wrote it. Nothing
 * here throws, whatever the mail looks like. Start at {@link dev.outbound.channels.inbound.EmailReader}. What a webhook brings goes
 * to the engine in one line: {@code engine.inbound().email(workspace, reader.read(mime, clock.instant()))}.
 */
@NullMarked
package dev.outbound.channels.inbound;

import org.jspecify.annotations.NullMarked;
