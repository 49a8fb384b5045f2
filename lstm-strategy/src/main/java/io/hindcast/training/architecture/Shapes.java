package io.hindcast.training.architecture;

import java.util.LinkedHashMap;
import java.util.Map;

/** Shapes as ordered maps. */
final class Shapes {
    private Shapes() {}

    /** The shape of layers of one size. */
    static Map<String, Object> layers(int layers, int hidden) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("layers", layers);
        shape.put("hidden", hidden);
        return shape;
    }
}
