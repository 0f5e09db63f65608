/**
 * Drafts written by a language model, over LangChain4j's {@code ChatModel}. Decides what a model is told, what of its
 * answer is believed, and which of its failures pass. Start at {@link dev.outbound.drafting.ChatModelDraftWriter}.
 */
@NullMarked
package dev.outbound.drafting;

import org.jspecify.annotations.NullMarked;
