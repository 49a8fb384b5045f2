package io.hindcast.statistics.selection;

import java.util.Arrays;

/**
 * Hierarchical clusters by the mean distance between members, found along chains of nearest neighbours (Murtagh, A Survey of
 * Recent Advances in Hierarchical Clustering Algorithms, 1983). Time grows with the square of their number.
 */
final class AverageLinkage {
    private static final double ROUNDING = 1e-12;

    private AverageLinkage() {}

    /**
     * Joins clusters up to a mean distance.
     *
     * @param distances square, the same both ways; is used up
     * @param cut largest mean distance at which two clusters join
     * @return the cluster of each, numbered from 0 in the order of their first members
     */
    static int[] clusters(double[][] distances, double cut) {
        int count = distances.length;
        int[] sizes = new int[count];
        Arrays.fill(sizes, 1);
        int[] joined = new int[count];
        Arrays.setAll(joined, i -> i);
        int[] chain = new int[count];
        int length = 0;
        for (int merges = 0; merges < count - 1; ) {
            if (length == 0) {
                chain[length++] = first(sizes);
            }
            int tip = chain[length - 1];
            int before = length > 1 ? chain[length - 2] : -1;
            int nearest = nearest(distances[tip], sizes, tip, before);
            if (nearest != before) {
                chain[length++] = nearest;
                continue;
            }
            length -= 2;
            if (distances[tip][before] <= cut + ROUNDING) {
                joined[root(joined, Math.max(tip, before))] = root(joined, Math.min(tip, before));
            }
            merge(distances, sizes, Math.min(tip, before), Math.max(tip, before));
            merges++;
        }
        return numbered(joined);
    }

    private static int first(int[] sizes) {
        int first = 0;
        while (sizes[first] == 0) {
            first++;
        }
        return first;
    }

    /** Of equally near ones the one before on the chain, so that it ends, then the first. */
    private static int nearest(double[] distances, int[] sizes, int tip, int before) {
        int nearest = before;
        for (int other = 0; other < sizes.length; other++) {
            if (other != tip && sizes[other] > 0 && (nearest < 0 || distances[other] < distances[nearest])) {
                nearest = other;
            }
        }
        return nearest;
    }

    private static void merge(double[][] distances, int[] sizes, int into, int from) {
        double size = sizes[into] + sizes[from];
        for (int other = 0; other < sizes.length; other++) {
            double mean = (sizes[into] * distances[into][other] + sizes[from] * distances[from][other]) / size;
            distances[into][other] = mean;
            distances[other][into] = mean;
        }
        sizes[into] += sizes[from];
        sizes[from] = 0;
    }

    private static int root(int[] joined, int member) {
        int root = member;
        while (joined[root] != root) {
            root = joined[root];
        }
        return root;
    }

    private static int[] numbered(int[] joined) {
        int[] numbers = new int[joined.length];
        Arrays.fill(numbers, -1);
        int[] clusters = new int[joined.length];
        int next = 0;
        for (int i = 0; i < joined.length; i++) {
            int root = root(joined, i);
            if (numbers[root] < 0) {
                numbers[root] = next++;
            }
            clusters[i] = numbers[root];
        }
        return clusters;
    }
}
