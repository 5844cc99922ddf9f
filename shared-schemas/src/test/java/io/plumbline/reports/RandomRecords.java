package io.plumbline.reports;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.events.AlarmChange;
import io.plumbline.events.answer.Outcome;
import io.plumbline.events.answer.TokenProbability;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.events.judging.Reading;
import java.lang.reflect.Array;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Fills any record of the contract with values; equal seeds give equal records. */
final class RandomRecords {

    /** Components whose keys are data. */
    static final Set<String> MAPS = Set.of("counts", "unscored", "labels", "states", "kinds");

    private static final int MOST = 3;
    private static final String LETTERS = "abcXYZ019 .-/@\"\\\n\u00e9\u4e2d{}[]:";

    private final Random random;

    RandomRecords(long seed) {
        this.random = new Random(seed);
    }

    <T extends Record> T record(Class<T> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Arrays.stream(components).map(this::component).toArray();
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type + " with " + Arrays.toString(values), e);
        }
    }

    private Object component(RecordComponent component) {
        JsonInclude include = component.getAccessor().getAnnotation(JsonInclude.class);
        boolean nullable = include != null && include.value() != JsonInclude.Include.NON_EMPTY;
        return nullable && random.nextInt(MOST) == 0 ? null : value(component.getName(), component.getGenericType());
    }

    private Object value(String name, Type type) {
        if (type instanceof ParameterizedType generic) {
            return container(name, generic);
        }
        Class<?> of = (Class<?>) type;
        if (of.isEnum()) {
            return Array.get(array(of), random.nextInt(Array.getLength(array(of))));
        }
        return of.isRecord() ? special(of) : scalar(of);
    }

    private static Object array(Class<?> enumeration) {
        return enumeration.getEnumConstants();
    }

    /** Records that hold more than their types say. */
    private Object special(Class<?> type) {
        double low = random.nextDouble();
        if (type == AlarmChange.Rate.class) {
            return new AlarmChange.Rate(low, low / 2, Math.min(1, low * 2));
        }
        if (type == TokenProbability.class) {
            return new TokenProbability(text(), low);
        }
        return type == Reading.class
                ? new Reading(
                        "aligned",
                        random.nextBoolean() ? OptionalDouble.of(100 * low) : OptionalDouble.empty(),
                        low,
                        random.nextBoolean() ? OptionalDouble.of(low) : OptionalDouble.empty(),
                        text(),
                        List.of(new TokenProbability(text(), low)),
                        random.nextBoolean()
                                ? Optional.of(new Reading.Spelling(3, 50 * low, 100 * low, OptionalDouble.of(low)))
                                : Optional.empty())
                : record(type.asSubclass(Record.class));
    }

    private Object scalar(Class<?> type) {
        if (type == Outcome.class) {
            return random.nextBoolean()
                    ? record(Outcome.Judged.class)
                    : new Outcome.Unscored(UnscoredReason.UNPARSABLE, text());
        }
        if (type == OptionalDouble.class) {
            return random.nextBoolean() ? OptionalDouble.of(random.nextGaussian()) : OptionalDouble.empty();
        }
        return switch (type.getSimpleName()) {
            case "String" -> text();
            case "Instant" -> Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
            case "long", "Long" -> random.nextLong();
            case "int", "Integer" -> random.nextInt();
            case "boolean", "Boolean" -> random.nextBoolean();
            case "double", "Double" -> random.nextGaussian() * Math.pow(10, random.nextInt(9) - 4.0);
            default -> throw new AssertionError("no value of " + type);
        };
    }

    private Object container(String name, ParameterizedType type) {
        Type last = type.getActualTypeArguments()[type.getActualTypeArguments().length - 1];
        if (type.getRawType() == Optional.class) {
            return random.nextBoolean() ? Optional.of(value(name, last)) : Optional.empty();
        }
        int size = random.nextInt(MOST);
        if (type.getRawType() == List.class) {
            List<Object> values = new ArrayList<>();
            IntStream.range(0, size)
                    .forEach(i -> values.add(name.equals("steps") && i == 0 ? null : value(name, last)));
            return values;
        }
        Map<Object, Object> values = new LinkedHashMap<>();
        IntStream.range(0, size)
                .forEach(i -> values.put(value(name, type.getActualTypeArguments()[0]), value(name, last)));
        return values;
    }

    private String text() {
        StringBuilder text = new StringBuilder("t");
        IntStream.range(0, random.nextInt(2 * MOST))
                .forEach(i -> text.append(LETTERS.charAt(random.nextInt(LETTERS.length()))));
        return text.toString();
    }
}
