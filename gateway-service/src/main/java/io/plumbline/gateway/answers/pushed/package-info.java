/** The passive path: answers that users got from a deployed model are pushed here and judged. */
package io.plumbline.gateway.answers.pushed;
