/** What drills stand on: two replicas of every service, a provider with faults, and the switch between them and the broker. */
package io.plumbline.drills.environment;
