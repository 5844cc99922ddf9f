package io.plumbline.gateway.models.budget;

import io.plumbline.gateway.models.terms.ModelTerms;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BudgetTest {

    private static final ModelTerms.Prices PRICES = new ModelTerms.Prices(2.0, 10.0);

    @Test
    void withoutBoundsAnythingIsAllowed() {
        Budget budget = new Budget(ModelTerms.NONE, new ModelUsage(1_000_000, 5, 5));

        assertThat(budget.allowed(10_000)).isGreaterThan(1_000_000_000);
        assertThat(budget.ratio()).isEmpty();
    }

    @Test
    void callsOnTheirWayAreReserved() {
        Budget budget = budget(new ModelTerms.Limits(null, null, 10L, null, null), new ModelUsage(6, 0, 0));

        assertThat(budget.allowed(3)).isEqualTo(1);
        assertThat(budget.allowed(4)).isZero();
        assertThat(budget.ratio()).contains(0.6);
    }

    @Test
    void tokensAreReservedAtTheDaysAverage() {
        Budget budget = budget(new ModelTerms.Limits(null, null, null, 1000L, null), new ModelUsage(4, 100, 300));

        assertThat(budget.allowed(2)).isEqualTo(4);
        assertThat(budget.allowed(6)).isZero();
    }

    @Test
    void theNearestBoundDecidesAndIsNamed() {
        ModelUsage spent = new ModelUsage(100, 500_000, 100_000);
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

    private static Budget budget(ModelTerms.Limits limits, ModelUsage spent) {
        return new Budget(new ModelTerms(null, null, limits, PRICES, null, null, null), spent);
    }
}
