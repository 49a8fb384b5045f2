package io.hindcast.engine.seeds;

import io.hindcast.forecast.OfflineModel;
import io.hindcast.forecast.WindowScorer;
import java.util.List;

/** A model for offline evaluation whose value is the mean of what its members give. */
public final class MeanOfflineModel extends MeanOfSeeds<OfflineModel> implements OfflineModel {
    /** @param members at least two */
    public MeanOfflineModel(List<Member<OfflineModel>> members) {
        super(members);
    }

    @Override
    public WindowScorer newScorer() {
        List<WindowScorer> scorers =
                members().stream().map(member -> member.model().newScorer()).toList();
        return new WindowScorer() {
            private final Mean mean = new Mean(scorers.size());

            @Override
            public int windowBars() {
                return scorers.getFirst().windowBars();
            }

            @Override
            public int featureCount() {
                return scorers.getFirst().featureCount();
            }

            @Override
            public void score(float[] windows, int count, double[] values) {
                mean.of(count, values, (member, into) -> scorers.get(member).score(windows, count, into));
            }

            @Override
            public void close() {
                scorers.forEach(WindowScorer::close);
            }
        };
    }
}
