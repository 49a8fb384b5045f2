/** Last stage: what was decided on each bar flows in, rows of the run folder's CSV files flow out. */
package io.hindcast.recording;
