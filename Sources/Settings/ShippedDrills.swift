/// The drills that every team has without writing one: the nights that guides name first.
enum ShippedDrills {
    static let yaml = """
        drills:
          region-down:
            title: eu-west does not answer
            severity: P1
            script:
              1 min: "monitoring: health checks of 40 % of eu-west fail"
              4 min: "monitoring: error rate 30 %, checkout and login are hit"
              8 min: "support: 60 tickets in 10 minutes, all from Europe"
              15 min: "provider's status page: investigating connectivity in eu-west"
              25 min: "monitoring: us-east runs at 85 % of its capacity"
              35 min: "support: a large customer asks for an estimate"
            length: 60 minutes
          bad-deploy:
            title: errors since the deploy of checkout
            severity: P2
            script:
              1 min: "monitoring: error rate 8 %, it was 0.1 %"
              3 min: "deploys: checkout 4.2.0 went out 12 minutes ago"
              8 min: "monitoring: error rate 12 %"
              15 min: "database: 4.2.0 brought a migration that adds a column"
              25 min: {say: "monitoring: error rate 2 % on one of four hosts", after_mitigation: true}
            length: 45 minutes
          pager-down:
            title: payments time out, and pages do not get through
            severity: P1
            script:
              1 min: "monitoring: one in three payments times out"
              6 min: "support: a customer was charged twice"
              12 min: "paging service's status page: notifications are delayed"
              20 min: "monitoring: half of the payments time out"
            faults:
              - {is: down, until: 10 min}
              - {is: throttled, from: 10 min, until: 20 min}
            length: 45 minutes
        """
}
