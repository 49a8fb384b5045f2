package io.hindcast.report.files;

import io.hindcast.market.Interval;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How components and constants of the code are named in JSON: {@code maxDrawdown} is {@code max_drawdown}. */
final class JsonKeys {
    private JsonKeys() {}

    static String of(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /** The keys of a record in their order. */
    static List<String> ofRecord(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .flatMap(each -> each.isAnnotationPresent(Flat.class)
                        ? ofRecord(content(each.getGenericType())).stream()
                        : Stream.of(of(each)))
                .toList();
    }

    /** A constant as a word: {@code LOG_RETURN} is {@code log-return}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is written as its {@code toString}. */
    static boolean text(Class<?> type) {
        return type == String.class || type == Instant.class || type == Interval.class;
    }

    /** What is written as an object of its own keys. */
    static boolean section(Type type) {
        return type instanceof Class<?> plain && plain.isRecord() && !text(plain);
    }

    /** A class, or what an {@code Optional} or a list of it holds. */
    static Class<?> content(Type type) {
        return type instanceof ParameterizedType generic
                ? (Class<?>) generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1]
                : (Class<?>) type;
    }

    static boolean optional(Type type) {
        return type instanceof ParameterizedType generic && generic.getRawType() == Optional.class;
    }
}
