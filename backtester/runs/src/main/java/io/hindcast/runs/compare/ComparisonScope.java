package io.hindcast.runs.compare;

/**
 * How much a comparison has to do.
 *
 * @param jobs of the comparison
 * @param finished of them earlier, which are not run again
 * @param nets that the others need, one that several need counted once
 * @param trained of these already
 * @param sideBySide jobs and trainings at a time
 */
public record ComparisonScope(int jobs, int finished, int nets, int trained, int sideBySide) {
    /** In a line. */
    public String words() {
        String text = jobs + " jobs" + (finished > 0 ? ", of which " + finished + " are finished already" : "");
        int missing = nets - trained;
        return nets == 0
                ? text
                : text + "; " + nets + " nets, " + trained + " of them trained already; " + missing + " to train, "
                        + Math.clamp(missing, 1, sideBySide) + " at a time";
    }
}
