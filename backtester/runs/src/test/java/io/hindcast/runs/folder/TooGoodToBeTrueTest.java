package io.hindcast.runs.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.engine.metrics.Annualisation;
import io.hindcast.engine.metrics.ForecastErrorAccumulator;
import io.hindcast.engine.metrics.ForecastErrors;
import io.hindcast.engine.metrics.TradingMetrics;
import io.hindcast.forecast.ForecastTarget;
import io.hindcast.market.Instrument;
import io.hindcast.trading.Side;
import io.hindcast.trading.Trade;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TooGoodToBeTrueTest {
    private static final TradingMetrics NO_TRADING =
            new TradingMetrics(new Annualisation(252, "", Double.NaN, List.of()));

    @Test
    void forecastsThatKnowTheOutcomeAreNamedWithFigureAndLimit() {
        assertThat(TooGoodToBeTrue.of(errors(0.9, 200), NO_TRADING))
                .singleElement()
                .asString()
                .startsWith("the forecasts are too good to be true (skill in the return 0.96")
                .contains(", limit 0.1; IC 0.99", ", limit 0.3; directions right ", "%, limit 65%, over 200 outcomes)");
    }

    @Test
    void fewOutcomesAndHonestSkillAreNotNamed() {
        assertThat(TooGoodToBeTrue.of(errors(0.9, 99), NO_TRADING)).isEmpty();
        assertThat(TooGoodToBeTrue.of(errors(0.1, 2_000), NO_TRADING)).isEmpty();
        assertThat(TooGoodToBeTrue.of(null, NO_TRADING)).isEmpty();
    }

    /** A gain on each of a number of round trips, a little of it chance. */
    @ParameterizedTest
    @CsvSource({"20, true", "19, false"})
    void aSharpeRatioThatNobodyHasIsNamed(int trades, boolean named) {
        TradingMetrics trading = new TradingMetrics(new Annualisation(252, "", Double.NaN, List.of()));
        Random random = new Random(2);
        double equity = 100;
        for (int i = 0; i < trades; i++) {
            equity *= 1.01 + 0.001 * random.nextGaussian();
            trading.trade(new Trade(new Instrument("X"), Side.BUY, i, 100, i + 1, 101, 1, 1, 0.01, 0, 1));
            trading.equity(i * 86_400_000_000_000L, equity, 0, equity, 100, 0);
        }
        List<String> findings = TooGoodToBeTrue.of(null, trading);
        assertThat(findings).hasSize(named ? 1 : 0);
        assertThat(String.join("", findings)).contains(named ? ", limit 4, over 20 round trips)" : "");
    }

    /** Forecasts that know a share of each coming return. */
    private static ForecastErrors errors(double known, int count) {
        Random random = new Random(2);
        ForecastErrorAccumulator errors = new ForecastErrorAccumulator("test", 1, ForecastTarget.LOG_RETURN);
        for (int i = 0; i < count; i++) {
            double outcome = 0.01 * random.nextGaussian();
            double noise = 0.01 * random.nextGaussian();
            double said = known * known * outcome + known * (1 - known) * noise * 0.5;
            errors.add(100, 100 * Math.exp(said), 100 * Math.exp(outcome));
        }
        return errors.errors();
    }
}
