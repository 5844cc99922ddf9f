package io.plumbline.judge.scoring;

import io.plumbline.chat.ChatRequest;
import io.plumbline.events.answer.Outcome;
import io.plumbline.events.answer.Outcome.Judged;
import io.plumbline.events.answer.Outcome.Unscored;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.events.judging.Judging;
import io.plumbline.events.judging.Label;
import io.plumbline.events.judging.Reading;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.judge.reading.Capability;
import io.plumbline.judge.reading.Judgement;
import io.plumbline.judge.reading.ReplyWord;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** Mode {@link ScoringMode#TEXT}: one word of a closed set. The first rubric's label decides the outcome. */
@Singleton
public class LabelScoring implements ScoringMethod {

    @Override
    public ScoringMode mode() {
        return ScoringMode.TEXT;
    }

    /** None: a label needs no numbers, and no easy answer fits every set of labels. */
    @Override
    public Set<Capability.Check> checks() {
        return EnumSet.noneOf(Capability.Check.class);
    }

    @Override
    public List<ChatRequest> requests(String text, int samples) {
        return List.of(JudgeRequests.shortText(text, 0, 0));
    }

    @Override
    public Judgement read(RubricReplies replies) {
        String text = bare(RubricReplies.markedText(replies.first()));
        String word = replies.rubric().labels().stream()
                .map(Label::word)
                .filter(label -> label.equalsIgnoreCase(text))
                .findFirst()
                .orElse(RubricReplies.shorten(text));
        return replies.measured(new Reading(replies.rubric().metric(), OptionalDouble.empty(), 0, word, List.of()));
    }

    /** Removes white space, quotes and a full stop around the text, because judges often add them to a word. */
    private static String bare(String text) {
        return text.strip().replaceAll("^[\"'*`]+|[\"'*`.]+$", "");
    }

    @Override
    public boolean isAnswer(Judging judging, Reading reading) {
        return judging.rubrics().stream()
                .filter(rubric -> rubric.metric().equals(reading.metric()))
                .flatMap(rubric -> rubric.labels().stream())
                .anyMatch(label -> label.word().equals(reading.said()));
    }

    @Override
    public Outcome decide(Judging judging, List<Judgement> judgements) {
        return judgements.get(0).fold(first -> byLabel(judging, first.reading()), Judgement.Unmeasured::outcome);
    }

    private static Outcome byLabel(Judging judging, Reading reading) {
        return judging.rubrics().get(0).labels().stream()
                .filter(label -> label.word().equals(reading.said()))
                .findFirst()
                .map(label -> label.verdict()
                        .<Outcome>map(Judged::new)
                        .orElseGet(() -> new Unscored(
                                UnscoredReason.NO_VERDICT, reading.metric() + ": the label only sorts answers")))
                .orElseGet(() -> withoutLabel(reading));
    }

    private static Outcome withoutLabel(Reading reading) {
        return ReplyWord.of(reading.said()) == ReplyWord.DECLINED
                ? new Unscored(UnscoredReason.JUDGE_REFUSED, reading.metric() + ": the judge speaks of itself")
                : new Unscored(UnscoredReason.UNPARSABLE, reading.metric() + ": not one of the rubric's labels");
    }
}
