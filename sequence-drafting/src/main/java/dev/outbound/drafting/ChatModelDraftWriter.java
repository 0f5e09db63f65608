package dev.outbound.drafting;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.outbound.address.Channel;
import dev.outbound.draft.DraftContent;
import dev.outbound.draft.DraftRequest;
import dev.outbound.draft.DraftWriter;
import dev.outbound.draft.WriterException;
import java.util.Optional;
import java.util.Set;

/**
 * Writes drafts with a language model. The model gets no tools; whatever it answers can become nothing but the subject and
 * the body of a draft that a person then reviews. What is known of the contact reaches it as encoded data, apart from the
 * instructions.
 *
 * <p>Each call asks the model once; trying again is the caller's. The model's own time-out must be shorter than the
 * policy's writer time-out. Safe for use by several threads if the model is.
 */
public final class ChatModelDraftWriter implements DraftWriter {

    private final ChatModel model;
    private final Links links;

    /**
     * A writer on this model.
     *
     * @param linkDomains domains a draft may link to, with their subdomains; a draft with any other link is refused
     */
    public ChatModelDraftWriter(ChatModel model, Set<String> linkDomains) {
        this.model = model;
        this.links = new Links(linkDomains);
    }

    @Override
    public DraftContent write(DraftRequest request) {
        Channel channel = request.place().step().channel();
        String answer = ask(Prompt.system(request.tone(), channel, links), Prompt.write(request));
        return content(answer, channel, request.place().continuesThread(), request);
    }

    @Override
    public DraftContent rewrite(DraftRequest request, DraftContent current, String instruction) {
        String answer = ask(
                Prompt.system(request.tone(), current.channel(), links), Prompt.rewrite(request, current, instruction));
        boolean inThread = current.fold(DraftContent.Email::replyInThread, sms -> false, call -> false);
        return content(answer, current.channel(), inThread, request);
    }

    private DraftContent content(String answer, Channel channel, boolean inThread, DraftRequest request) {
        DraftContent content = Reply.read(answer, channel).content(channel, inThread);
        String subject = content.fold(DraftContent.Email::subject, sms -> "", call -> "");
        Optional<String> foreign = links.foreign(subject + "\n" + content.body(), ContactData.ownNames(request));
        if (foreign.isPresent()) {
            throw WriterException.passing("the model put in a link to \"" + foreign.get() + "\", which is not allowed");
        }
        return content;
    }

    private String ask(String system, String user) {
        ChatResponse response;
        try {
            response = model.chat(ChatRequest.builder()
                    .messages(SystemMessage.from(system), UserMessage.from(user))
                    .build());
        } catch (RuntimeException failed) {
            throw ModelFailure.asWriterException(failed);
        }
        if (response.finishReason() == FinishReason.CONTENT_FILTER) {
            throw WriterException.permanent("the language model's provider refused to write this message");
        }
        if (response.finishReason() == FinishReason.LENGTH) {
            throw WriterException.passing("the language model's answer was cut off");
        }
        return Optional.ofNullable(response.aiMessage().text())
                .orElseThrow(() -> WriterException.passing("the language model gave an empty answer"));
    }
}
