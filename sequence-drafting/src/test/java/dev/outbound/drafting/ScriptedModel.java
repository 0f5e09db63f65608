package dev.outbound.drafting;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A model that answers what it was told to, and remembers what it was asked. */
final class ScriptedModel implements ChatModel {

    private final List<ChatRequest> asked = new ArrayList<>();
    private final Supplier<ChatResponse> answer;

    private ScriptedModel(Supplier<ChatResponse> answer) {
        this.answer = answer;
    }

    static ScriptedModel answering(String text) {
        return answering(text, FinishReason.STOP);
    }

    static ScriptedModel answering(String text, FinishReason reason) {
        return new ScriptedModel(() -> ChatResponse.builder()
                .aiMessage(AiMessage.from(text))
                .finishReason(reason)
                .build());
    }

    static ScriptedModel failing(RuntimeException failure) {
        return new ScriptedModel(() -> {
            throw failure;
        });
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        asked.add(request);
        return answer.get();
    }

    String system() {
        return ((SystemMessage) asked.get(0).messages().get(0)).text();
    }

    String user() {
        return ((UserMessage) asked.get(0).messages().get(1)).singleText();
    }
}
