/**
 * Ridge regression, the plainest model that is fitted: the rows of a training flow in, a weight for each feature flows out. No
 * network, and no Deeplearning4j.
 */
@NullMarked
package io.hindcast.ridge;

import org.jspecify.annotations.NullMarked;
