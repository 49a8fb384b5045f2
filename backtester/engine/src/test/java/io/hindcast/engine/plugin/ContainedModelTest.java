package io.hindcast.engine.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.hindcast.forecast.ForecastModel;
import io.hindcast.forecast.ForecastModelProvider;
import io.hindcast.forecast.Forecaster;
import io.hindcast.forecast.OfflineModel;
import io.hindcast.forecast.Scaler;
import io.hindcast.forecast.TrainedModel;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import io.hindcast.settings.Settings;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a plugin's model does, it bears the plugin's name; and only one that looks back in time gets out. */
class ContainedModelTest {
    private static final Plugged PLUGIN =
            new Plugged("forecast model", "m", "m.jar", ContainedModelTest.class.getClassLoader());
    private static final Settings SECTION = MapSettings.of(Map.of("name", "m"));
    private static final InvocationHandler FAILS = (self, method, arguments) -> {
        throw new IllegalStateException("boom");
    };

    private static <T> T fake(Class<T> type, InvocationHandler calls) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, calls));
    }

    private static <T> T returning(Class<T> type, String method, Object value) {
        return fake(type, (self, called, arguments) -> called.getName().equals(method) ? value : 0);
    }

    private record Provider(ForecastModel model, boolean offline) implements ForecastModelProvider {
        @Override
        public String name() {
            return "m";
        }

        @Override
        public ForecastModel configure(Settings section) {
            return model;
        }

        @Override
        public boolean isOffline(Settings section) {
            return offline;
        }
    }

    private static ForecastModel contain(ForecastModel model) {
        return ContainedModel.configure(new Provider(model, false), PLUGIN, SECTION);
    }

    private static TrainedModel trained(TrainedModel model) {
        return contain(returning(ForecastModel.class, "load", model)).load(null, null);
    }

    private static Object[] nothing(Method method) {
        return Stream.of(method.getParameterTypes())
                .map(type -> type == long.class ? (Object) 1L : type == int.class ? (Object) 1 : null)
                .toArray();
    }

    private static Throwable thrownBy(Object target, Method method) {
        return catchThrowable(() -> {
            try {
                method.invoke(target, nothing(method));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    private static Stream<Method> callsOfAModel() {
        return Stream.of(ForecastModel.class.getMethods()).filter(method -> !method.isBridge());
    }

    private static Stream<Method> callsOfATrainedModel() {
        return Stream.of(TrainedModel.class.getMethods());
    }

    @ParameterizedTest
    @MethodSource("callsOfAModel")
    void eachCallOfAModelIsContained(Method method) {
        assertThat(thrownBy(contain(fake(ForecastModel.class, FAILS)), method))
                .isInstanceOf(PluginFailure.class)
                .hasMessage("forecast model 'm' of plugin m.jar failed in " + method.getName()
                        + ": java.lang.IllegalStateException: boom");
    }

    @ParameterizedTest
    @MethodSource("callsOfATrainedModel")
    void eachCallOfATrainedModelIsContained(Method method) {
        assertThat(thrownBy(trained(fake(TrainedModel.class, FAILS)), method))
                .isInstanceOf(PluginFailure.class)
                .hasMessage("forecast model 'm' of plugin m.jar failed in " + method.getName()
                        + ": java.lang.IllegalStateException: boom");
    }

    @Test
    void itsScalerAndItsForecasterAreContainedToo() {
        Scaler scaler = trained(returning(TrainedModel.class, "scaler", fake(Scaler.class, FAILS)))
                .scaler();
        assertThatThrownBy(() -> scaler.scale(null, null, 0))
                .isInstanceOf(PluginFailure.class)
                .hasMessageContaining("of plugin m.jar failed in scale: ");
        Forecaster broken = fake(Forecaster.class, (self, method, arguments) -> switch (method.getName()) {
            case "windowBars" -> 7;
            case "featureCount" -> 3;
            default -> throw new IllegalStateException("boom");
        });
        Forecaster forecaster =
                trained(returning(TrainedModel.class, "newForecaster", broken)).newForecaster();
        assertThat(forecaster.windowBars()).isEqualTo(7);
        assertThat(forecaster.featureCount()).isEqualTo(3);
        assertThat(forecaster).hasToString("forecast model 'm' of plugin m.jar");
        for (Forecaster each : List.of(forecaster, ContainedForecaster.inTime(forecaster))) {
            assertThat(each.windowBars()).isEqualTo(7);
            assertThat(each.featureCount()).isEqualTo(3);
            assertThatThrownBy(() -> each.forecast(new float[21], 1, new double[1]))
                    .isInstanceOf(PluginFailure.class)
                    .hasMessage(
                            "forecast model 'm' of plugin m.jar failed in forecast: java.lang.IllegalStateException:"
                                    + " boom");
            assertThatThrownBy(each::close).isInstanceOf(PluginFailure.class).hasMessageContaining("failed in close: ");
        }
        assertThat(((ContainedForecaster) forecaster).watch().crossings())
                .isPositive()
                .isEven();
        assertThat(ContainedForecaster.inTime(broken)).isSameAs(broken);
    }

    @Test
    void aForecastInTimeIsTheForecast() {
        Forecaster doubles = fake(Forecaster.class, (self, method, arguments) -> {
            if (method.getName().equals("forecast")) {
                ((double[]) arguments[2])[0] = 2 * ((float[]) arguments[0])[0] + (int) arguments[1];
                return null;
            }
            return 1;
        });
        Forecaster contained =
                trained(returning(TrainedModel.class, "newForecaster", doubles)).newForecaster();
        for (Forecaster each : List.of(contained, ContainedForecaster.inTime(contained))) {
            double[] values = new double[1];
            each.forecast(new float[] {21}, 1, values);
            assertThat(values).containsExactly(43);
        }
    }

    @Test
    void theUsersMistakesPassAsTheyAre() {
        ForecastModel model = contain(fake(ForecastModel.class, (self, method, arguments) -> {
            throw new InvalidInputException("model.epochs: must be 1 or more");
        }));
        assertThatThrownBy(() -> model.train(null, null, null))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("model.epochs: must be 1 or more");
    }

    @Test
    void aModelForOfflineEvaluationMakesNoLiveForecasts() {
        ForecastModel model = fake(ForecastModel.class, FAILS);
        assertThatThrownBy(() -> ContainedModel.configure(new Provider(model, true), PLUGIN, SECTION))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "name: forecast model 'm' of plugin m.jar says that this model is for offline evaluation only,"
                                + " as it reads its windows backwards in time as well; it can't make live forecasts, so use"
                                + " another model");
    }

    /** Types keep these out, but for a plugin that was compiled around them. */
    @Test
    void whatItMakesIsATrainedModelAndNoOtherThing() {
        interface TwoFaced extends TrainedModel, OfflineModel {}
        TwoFaced twoFaced = fake(TwoFaced.class, FAILS);
        for (Object made : new Object[] {twoFaced, null}) {
            ForecastModel model = contain(fake(ForecastModel.class, (self, method, arguments) -> made));
            String message = made == null
                    ? " returns is no TrainedModel but null; its author has to mend that"
                    : " returns is a model for offline evaluation ("
                            + made.getClass().getName()
                            + " is an OfflineModel), which reads its windows backwards in time as well; it can't make live"
                            + " forecasts, so use another model";
            assertThatThrownBy(() -> model.train(null, null, null))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("forecast model 'm' of plugin m.jar: what train" + message);
            assertThatThrownBy(() -> model.load(null, null))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("forecast model 'm' of plugin m.jar: what load" + message);
        }
    }

    @Test
    void onlyAPluginsModelIsWrapped() {
        ForecastModel model = fake(ForecastModel.class, FAILS);
        ForecastModel own =
                ContainedModel.configure(new Provider(model, false), Plugged.builtIn("forecast model", "m"), SECTION);
        assertThat(own).isSameAs(model);
        assertThat(ContainedModel.jar(own)).isEmpty();
        assertThat(ContainedModel.type(own)).isEqualTo(model.getClass());
        ForecastModel contained = contain(model);
        assertThat(contained).isNotSameAs(model);
        assertThat(ContainedModel.jar(contained)).isEqualTo("m.jar");
        assertThat(ContainedModel.type(contained)).isEqualTo(model.getClass());
        assertThatThrownBy(() -> contain(null))
                .isInstanceOf(PluginFailure.class)
                .hasMessageContaining("failed in configure: ")
                .hasMessageContaining("must not return null");
    }
}
