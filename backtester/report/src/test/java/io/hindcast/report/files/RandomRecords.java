package io.hindcast.report.files;

import io.hindcast.market.Interval;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;

/** Records with any values that they can have. */
public final class RandomRecords {
    private static final String[] TEXTS = {
        "", "SPX", "a \"quoted\" one", "line\nbreak", "ümläut €", "halt: trading.limits"
    };
    private static final double[] NUMBERS = {0, -0.0, 1e-300, 1e300, 1.0 / 3, Double.MIN_VALUE, 100, 1e7, Double.NaN};

    private final Random random;

    public RandomRecords(long seed) {
        random = new Random(seed);
    }

    /** A record of a type. */
    public <T extends Record> T next(Class<T> type) {
        return type.cast(record(type));
    }

    private Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < values.length; i++) {
            types[i] = components[i].getType();
            // An empty one and NaN are both written as null there, so only one of them is ever meant.
            boolean nullable = components[i].isAnnotationPresent(NullWhenEmpty.class);
            values[i] = nullable && types[i] == OptionalDouble.class
                    ? random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(random.nextGaussian())
                    : value(components[i].getGenericType());
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] contents = generic.getActualTypeArguments();
            Type content = contents[contents.length - 1];
            if (generic.getRawType() == Optional.class) {
                return random.nextBoolean() ? Optional.empty() : Optional.of(value(content));
            }
            int size = random.nextInt(3);
            if (generic.getRawType() == List.class) {
                List<Object> list = new ArrayList<>();
                for (int i = 0; i < size; i++) {
                    list.add(value(content));
                }
                return list;
            }
            Map<String, Object> map = new LinkedHashMap<>();
            for (int i = 0; i < size; i++) {
                map.put(value(String.class) + "." + i, value(content));
            }
            return map;
        }
        Class<?> plain = (Class<?>) type;
        if (JsonKeys.section(plain)) {
            return record(plain);
        }
        if (plain.isEnum()) {
            return plain.getEnumConstants()[random.nextInt(plain.getEnumConstants().length)];
        }
        return switch (plain.getSimpleName()) {
            case "double", "Double" -> number();
            case "long", "Long" -> random.nextLong();
            case "int", "Integer" -> random.nextInt();
            case "boolean", "Boolean" -> random.nextBoolean();
            case "OptionalDouble" -> random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(number());
            case "OptionalLong" -> random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(random.nextLong());
            case "OptionalInt" -> random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt());
            case "String" -> TEXTS[random.nextInt(TEXTS.length)];
            case "Instant" -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(2) * 250_000_000L);
            case "Interval" -> Interval.parse(random.nextBoolean() ? "1d" : "5m");
            default -> throw new IllegalArgumentException(plain + " is new");
        };
    }

    private double number() {
        int which = random.nextInt(2 * NUMBERS.length);
        return which < NUMBERS.length ? NUMBERS[which] : random.nextGaussian() * Math.pow(10, random.nextInt(20) - 10);
    }
}
