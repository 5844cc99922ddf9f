package io.plumbline.aggregator;

import io.micrometer.core.instrument.MeterRegistry;
import io.plumbline.database.Transactions;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.hibernate.reactive.mutiny.Mutiny;

/** Produces the bean through which this service runs its transactions. */
class TransactionProducer {

    @Produces
    @Singleton
    Transactions transactions(Mutiny.SessionFactory sessions, Vertx vertx, MeterRegistry meters) {
        return new Transactions(sessions, vertx, meters);
    }
}
