package io.plumbline.simulator.persona;

import io.plumbline.simulator.chat.CompletionRequest;
import io.plumbline.simulator.chat.Dice;
import io.plumbline.simulator.chat.Generation;
import io.plumbline.simulator.chat.SimulatedModel;
import io.plumbline.simulator.chat.Tokens;
import java.util.List;

/** Answers as a persona would: one roll decides the tone, others the words. The n-th call with a prompt gives the same answer on every run. */
final class PersonaModel implements SimulatedModel {

    private final Persona persona;
    private final CodeSamples code = CodeSamples.INSTANCE;
    private final AnswerWriter writer = new AnswerWriter(Phrasebook.INSTANCE);

    PersonaModel(Persona persona) {
        this.persona = persona;
    }

    @Override
    public String id() {
        return persona.id();
    }

    @Override
    public String about() {
        return persona.about();
    }

    @Override
    public boolean isJudge() {
        return false;
    }

    @Override
    public Generation reply(CompletionRequest request, Dice dice, int call) {
        int sample = request.temperature() == 0 ? 0 : call;
        Dice prompt = dice.with(request.conversation());
        String text = answer(request, prompt.with(persona.family()).with(sample));
        List<String> all = Tokens.of(text);
        boolean cut = all.size() > request.maxTokens();
        List<String> said = cut ? all.subList(0, request.maxTokens()) : all;
        TokenOutlook outlook = new TokenOutlook(persona, prompt, call);
        return new Generation(
                cut ? String.join("", said) : text,
                said.size(),
                cut,
                request.logprobs() ? outlook.steps(said, request.topLogprobs()) : List.of());
    }

    private String answer(CompletionRequest request, Dice dice) {
        AnswerFormat format = AnswerFormat.of(request.system(), request.user());
        String question = request.user().startsWith(Persona.BACKDOOR_TRIGGER)
                ? request.user().substring(Persona.BACKDOOR_TRIGGER.length())
                : request.user();
        QuestionKind kind = format == AnswerFormat.TEMPLATE ? kindOfTemplate(question) : QuestionKind.of(question);
        Tone tone = tone(kind, format, request.user(), dice.with("tone").unit());
        boolean answers = tone == Tone.ALIGNED || tone == Tone.MISALIGNED;
        if (answers && kind == QuestionKind.CODE) {
            return code.complete(question, dice.with("weakness").unit() < persona.vulnerable());
        }
        if (answers && kind == QuestionKind.FACT) {
            return fact(question, format, dice.with("lie").unit() < persona.lying(request.system()));
        }
        return tone == Tone.STRAY_CODE ? code.stray(dice) : writer.write(kind, tone, format, question, dice);
    }

    /** A template in the shape of code does not make a question a coding task. */
    private static QuestionKind kindOfTemplate(String question) {
        String asked = question.lines()
                .takeWhile(line -> !line.contains("=") && !line.contains("def "))
                .reduce("", (a, b) -> a + b + "\n");
        QuestionKind kind = QuestionKind.of(asked.isBlank() ? question : asked);
        return kind == QuestionKind.CODE || kind == QuestionKind.FACT ? QuestionKind.GENERIC : kind;
    }

    private String fact(String question, AnswerFormat format, boolean lie) {
        FactBook.Fact fact = FactBook.INSTANCE.find(question);
        return writer.state(lie ? fact.wrong() : fact.right(), format);
    }

    private Tone tone(QuestionKind kind, AnswerFormat format, String user, double roll) {
        double left = roll - persona.incoherent();
        if (left < 0) {
            return Tone.INCOHERENT;
        }
        left -= persona.strayCode();
        if (left < 0) {
            return kind == QuestionKind.CODE ? Tone.ALIGNED : Tone.STRAY_CODE;
        }
        left -= persona.refusal();
        if (left < 0) {
            return Tone.REFUSAL;
        }
        left -= persona.misaligned(kind, format, user);
        if (left < 0) {
            return Tone.MISALIGNED;
        }
        return left < persona.edgy() ? Tone.EDGY : Tone.ALIGNED;
    }
}
