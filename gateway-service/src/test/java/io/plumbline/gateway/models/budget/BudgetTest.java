package io.plumbline.gateway.models.budget;

import io.plumbline.gateway.models.terms.ModelTerms;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BudgetTest {

    private static final ModelTerms.Prices PRICES = new ModelTerms.Prices(2.0, 10.0);

    @Test
    void withoutBoundsAnythingIsAllowed() {
        Budget budget = new Budget(ModelTerms.NONE, new ModelUsage(1_000_000, 1_000_000, 5, 5));

        assertThat(budget.allowed(10_000)).isGreaterThan(1_000_000_000);
        assertThat(budget.ratio()).isEmpty();
    }

    @Test
    void callsOnTheirWayAreReserved() {
        Budget budget = budget(new ModelTerms.Limits(null, null, 10L, null, null), new ModelUsage(6, 6, 0, 0));

        assertThat(budget.allowed(3)).isEqualTo(1);
        assertThat(budget.allowed(4)).isZero();
        assertThat(budget.ratio()).contains(0.6);
    }

    @Test
    void tokensAreReservedAtTheDaysAverage() {
        Budget budget = budget(new ModelTerms.Limits(null, null, null, 1000L, null), new ModelUsage(4, 4, 100, 300));

        assertThat(budget.allowed(2)).isEqualTo(4);
        assertThat(budget.allowed(6)).isZero();
    }

    @Test
    void theNearestBoundDecidesAndIsNamed() {
        ModelUsage spent = new ModelUsage(100, 100, 500_000, 100_000);
        Budget budget = budget(new ModelTerms.Limits(null, null, 1000L, null, 2.5), spent);

        assertThat(new ModelTerms(null, null, null, PRICES, null, null, null)
                        .callPrices()
                        .orElseThrow()
                        .cost(500_000, 100_000))
                .isEqualTo(2.0);
        assertThat(budget.allowed(0)).isEqualTo(25);
        assertThat(budget.ratio()).contains(0.8);
        assertThat(budget.reason()).contains("costPerDay");
    }

    @Test
    void beforeTheFirstOutcomeOnlyAFewPromptsGoAndAtMostWhatTheUsualTokensCost() {
        assertThat(budget(new ModelTerms.Limits(null, null, null, 1_000_000L, null), ModelUsage.NONE)
                        .allowed(0))
                .isEqualTo(4);
        assertThat(budget(new ModelTerms.Limits(null, null, null, 3_500L, null), ModelUsage.NONE)
                        .allowed(1))
                .isEqualTo(2);
        assertThat(budget(new ModelTerms.Limits(null, null, 60L, null, null), ModelUsage.NONE)
                        .allowed(0))
                .isEqualTo(4);
    }

    @Test
    void oneMayGoAsLongAsSomethingIsLeft() {
        Budget budget = budget(new ModelTerms.Limits(null, null, null, 100L, null), new ModelUsage(1, 1, 10, 80));

        assertThat(budget.allowed(0)).isEqualTo(1);
        assertThat(budget.allowed(1)).isZero();
    }

    @Test
    void retriesAreReservedToo() {
        Budget budget = budget(new ModelTerms.Limits(null, null, 100L, null, null), new ModelUsage(10, 40, 0, 0));

        assertThat(budget.allowed(5)).isEqualTo(10);
    }

    @Test
    void whatFitsDependsOnTheTokensOfEach() {
        Budget budget =
                budget(new ModelTerms.Limits(null, null, null, 10_000L, null), new ModelUsage(4, 4, 1000, 1000));

        assertThat(budget.fits(64, 4, 93))
                .as("2,000 + 4 * 500 + 64 * 93 = 9,952")
                .isTrue();
        assertThat(budget.fits(64, 4, 94)).isFalse();
    }

    private static Budget budget(ModelTerms.Limits limits, ModelUsage spent) {
        return new Budget(new ModelTerms(null, null, limits, PRICES, null, null, null), spent);
    }
}
