/// What `sitrep run` does without a file: a whole incident can be tried with it, and nobody outside is told.
enum EmbeddedDefault {
    /// The numbers are of the range that is kept for fiction.
    static func yaml(zone: String) -> String {
        """
        zone: "\(zone)"
        people:
          alex: {name: Alex Morgan, phones: ["+1 555 0101"], handles: {local: alex}}
          sam: {name: Sam Okafor, phones: ["+1 555 0102"], handles: {local: sam}}
          lee: {name: Lee Novak, phones: ["+1 555 0103"], handles: {local: lee}}
          lena: {name: Lena Fischer, phones: ["+1 555 0104"], handles: {local: lena}}
          mona: {name: Mona Haddad, phones: ["+1 555 0105"], handles: {local: mona}}
          paula: {name: Paula Santos, phones: ["+1 555 0106"], handles: {local: paula}}
          vic: {name: Vic Tanaka, phones: ["+1 555 0107"], handles: {local: vic}}
        teams:
          engineering: {name: Engineering, lead: lena, members: [lena, alex, sam, lee]}
        on_call:
          ic: {primary: alex, backup: sam, trainees: [lee]}
          engineering: {primary: sam, backup: alex}
        aliases:
          vp: vic
          engineering team lead: lena
          engineering manager: mona
          product manager: paula
        rooms: {incidents: local, announce: [local/ops], executive: [local/exec]}

        """ + DefaultMatrix.yaml + DefaultChecklists.yaml
    }
}
