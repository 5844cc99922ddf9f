package io.plumbline.judge.reading.spelled;

import io.plumbline.chat.ReplyToken;
import io.plumbline.events.answer.TokenProbability;
import io.plumbline.judge.reading.Alternatives;
import io.plumbline.judge.reading.TokenText;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The tree of the tokens with which a judge begins its reply. A number's probability is the product along its path. A one-digit
 * number is what no digit follows; 10 is a number and the way to 100; other numbers of two digits count as ended. What was not
 * read stays unread, and bounds the points: an unread beginning 8 is an 8 or 80 to 89.
 *
 * <p>One call reads several places along the path that was said. All other beginnings are read by calls that go on from them.
 */
public final class NumberTree {

    /** A reply that has ended, where servers list the end as a token without text. */
    private static final String END = "<end>";

    private static final int MOST_POINTS = 100;

    private final int asked;
    private final Map<String, Beginning> beginnings = new HashMap<>();
    private final Map<String, Double> open = new LinkedHashMap<>();
    private final Map<String, Double> ended = new LinkedHashMap<>();
    private final Map<String, Double> words = new LinkedHashMap<>();
    private final Map<Beginning, Double> lost = new LinkedHashMap<>();
    private Optional<String> fault = Optional.empty();
    private OptionalDouble overflow = OptionalDouble.empty();

    /**
     * A tree of which nothing is read.
     *
     * @param asked number of alternatives that each call asks for
     */
    public NumberTree(int asked) {
        this.asked = asked;
        beginnings.put("", Beginning.NOTHING);
        open.put("", 1.0);
    }

    /** Reads the tokens of a reply, which has no beginning. */
    public NumberTree reply(List<ReplyToken> tokens) {
        Optional<String> wrong = tokens.isEmpty()
                ? Alternatives.of(List.of(), asked).fault()
                : Alternatives.of(tokens.get(0).alternatives(), asked).fault();
        fault = wrong;
        if (wrong.isEmpty()) {
            walk(Beginning.NOTHING, tokens);
            overflow = overflowOf(tokens);
        }
        return this;
    }

    /** Reads the tokens of the reply to a call that went on from the beginning that {@link #next} named. What they do not tell stays unread. */
    public NumberTree continuation(List<ReplyToken> tokens) {
        next().map(beginnings::get).ifPresent(begun -> {
            walk(begun, tokens);
            Double unheard = open.remove(begun.text());
            lose(begun, unheard == null ? 0 : unheard);
        });
        return this;
    }

    /** Why the reply is no distribution; empty if it is one. */
    public Optional<String> fault() {
        return fault;
    }

    /** The likeliest beginning that is unread; empty if no call can tell more. */
    public Optional<String> next() {
        return open.entrySet().stream()
                .filter(beginning -> !beginning.getKey().isEmpty())
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
    }

    /** Most tokens that a call has to ask for to learn all about a number with this beginning. */
    public int tokensAfter(String beginning) {
        return beginnings.get(beginning).tokensLeft();
    }

    /** Probability that was not read, 0 to 1. */
    public double unread() {
        return Math.min(1, unreadBeginnings().mapToDouble(Map.Entry::getValue).sum());
    }

    /** The least expected value that the unread probability allows, 0 to 100; 0 if no number was read and all may be read yet. */
    public double lowest() {
        return expected(Beginning::least, 0);
    }

    /** The greatest expected value that the unread probability allows, 0 to 100. */
    public double highest() {
        return expected(Beginning::most, MOST_POINTS);
    }

    /** The expected value if what is unread lies at one end of what its beginning can become. */
    private double expected(ToIntFunction<Beginning> end, double without) {
        double mass = 0;
        double weighted = 0;
        for (Map.Entry<String, Double> number : ended.entrySet()) {
            mass += number.getValue();
            weighted += number.getValue() * Integer.parseInt(number.getKey());
        }
        for (Map.Entry<Beginning, Double> beginning : unreadBeginnings().toList()) {
            mass += beginning.getValue();
            weighted += beginning.getValue() * end.applyAsInt(beginning.getKey());
        }
        return mass == 0 ? without : Math.min(MOST_POINTS, weighted / mass);
    }

    private Stream<Map.Entry<Beginning, Double>> unreadBeginnings() {
        return Stream.concat(
                lost.entrySet().stream(),
                open.entrySet().stream().map(entry -> Map.entry(beginnings.get(entry.getKey()), entry.getValue())));
    }

    private void lose(Beginning at, double mass) {
        if (mass > 0) {
            lost.merge(at, mass, Double::sum);
        }
    }

    /** Numbers of 0 to 100 and other beginnings with their probabilities, likeliest first; what is unread is not among them. */
    public List<TokenProbability> distribution() {
        Map<String, Double> all = new LinkedHashMap<>(words);
        ended.forEach((number, mass) -> all.merge(number, mass, Double::sum));
        return all.entrySet().stream()
                .map(entry -> new TokenProbability(entry.getKey(), Math.min(1, entry.getValue())))
                .sorted(Comparator.comparingDouble(TokenProbability::probability)
                        .reversed())
                .toList();
    }

    /** Share of the replies that go on with a third digit after the two that were said, 0 to 1; empty if that was not read. */
    public OptionalDouble overflow() {
        return overflow;
    }

    private void walk(Beginning from, List<ReplyToken> tokens) {
        Beginning at = from;
        for (ReplyToken token : tokens) {
            if (!at.isOpen() || !open.containsKey(at.text())) {
                return;
            }
            if (!read(at, token.alternatives())) {
                return;
            }
            at = at.with(TokenText.plain(token.said()));
        }
    }

    /** Spreads the probability of a beginning over what can follow; whether the alternatives are a distribution. */
    private boolean read(Beginning at, List<TokenProbability> sent) {
        Alternatives alternatives = Alternatives.of(at.text().isEmpty() ? sent : withEnds(sent), asked);
        if (alternatives.fault().isPresent()) {
            return false;
        }
        double mass = open.remove(at.text());
        lose(at, mass * alternatives.unread().orElse(0));
        alternatives.tokens().stream()
                .filter(token -> !token.token().isEmpty())
                .forEach(token -> add(at.with(TokenText.plain(token.token())), token, mass * token.probability()));
        return true;
    }

    private void add(Beginning reached, TokenProbability token, double mass) {
        if (reached.isOpen()) {
            beginnings.put(reached.text(), reached);
            open.merge(reached.text(), mass, Double::sum);
        } else if (reached.kind() == Beginning.Kind.NUMBER) {
            ended.merge(Integer.toString(reached.value()), mass, Double::sum);
        } else {
            words.merge(reached.text().isBlank() ? token.token() : reached.text(), mass, Double::sum);
        }
    }

    /** After a beginning, a token without text is the end of the reply. Several can be listed, for several tokens that end it. */
    private static List<TokenProbability> withEnds(List<TokenProbability> sent) {
        return IntStream.range(0, sent.size())
                .mapToObj(at -> sent.get(at).token().isEmpty()
                        ? new TokenProbability(END + at, sent.get(at).probability())
                        : sent.get(at))
                .toList();
    }

    /** Only numbers of two digits other than 10 are taken as ended without a look at what follows. */
    private OptionalDouble overflowOf(List<ReplyToken> tokens) {
        Beginning at = Beginning.NOTHING;
        for (ReplyToken token : tokens) {
            boolean saidTwo = at.kind() == Beginning.Kind.NUMBER
                    && Beginning.startsWithDigit(at.text().strip())
                    && at.text().strip().length() == 2;
            if (saidTwo) {
                Alternatives third = Alternatives.of(withEnds(token.alternatives()), asked);
                return third.fault().isPresent()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(third.tokens().stream()
                                .filter(follows -> Beginning.startsWithDigit(TokenText.plain(follows.token())))
                                .mapToDouble(TokenProbability::probability)
                                .sum());
            }
            at = at.isOpen() ? at.with(TokenText.plain(token.said())) : at;
        }
        return OptionalDouble.empty();
    }
}
